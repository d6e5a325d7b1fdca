//! Shortcodes: a theme's components, called from a document.

use tera::{ComponentArg, ComponentArgType, ComponentInfo, Context, ErrorKind, Value};

use super::Theme;
use crate::body::{ComponentError, Components};
use crate::data::{self, Map};
use crate::value::suggest::did_you_mean;

impl Components for Theme {
    fn set(
        &self,
        name: &str,
        arguments: &Map,
        inner: Option<&str>,
        language: &str,
    ) -> Result<String, ComponentError> {
        let engine = self.engine(language).ok_or_else(|| unknown(name, Vec::new()))?;
        let component = engine.get_component_definition(name);
        let component =
            component.ok_or_else(|| unknown(name, engine.get_component_names().collect()))?;
        check(&component, arguments)?;
        let mut context = Context::new();
        for (key, value) in arguments {
            context.insert_value(key.clone(), Value::from_serializable(value));
        }
        let made = engine.render_component(name, &context, inner, true);
        made.map(|html| html.trim().to_owned()).map_err(|error| failed(name, inner, &error))
    }

    fn picture_sizes(&self) -> &str {
        Self::picture_sizes(self)
    }

    fn phrase(&self, key: &str, language: &str) -> String {
        let words = self.words(language).and_then(|words| words.phrase(key, None));
        words.unwrap_or(key).to_owned()
    }
}

fn unknown(name: &str, mut names: Vec<&str>) -> ComponentError {
    names.sort_unstable();
    let help = did_you_mean(name, names.iter().copied());
    let help = help.unwrap_or_else(|| format!("the theme has `{}`", names.join("`, `")));
    ComponentError { message: format!("there is no shortcode `{name}`"), help: Some(help) }
}

/// The engine checks this too, but tells one thing at a time and not in a writer's words.
fn check(component: &ComponentInfo, arguments: &Map) -> Result<(), ComponentError> {
    let name = component.name();
    for (key, value) in arguments {
        match component.args().iter().find(|known| known.name() == key) {
            Some(known) => fits(name, known, value)?,
            None if component.rest_param().is_some() => {}
            None => return Err(no_argument(component, key)),
        }
    }
    let missing =
        component.args().iter().find(|a| a.is_required() && !arguments.contains_key(a.name()));
    match missing {
        None => Ok(()),
        Some(missing) => {
            let missing = missing.name();
            Err(ComponentError {
                message: format!("`{name}` needs `{missing}`"),
                help: Some(format!("write `{name}{{{missing}=\"…\"}}`")),
            })
        }
    }
}

fn no_argument(component: &ComponentInfo, key: &str) -> ComponentError {
    let name = component.name();
    let names: Vec<&str> = component.args().iter().map(ComponentArg::name).collect();
    let help = match names.is_empty() {
        true => "it takes none: write `{}`".to_owned(),
        false => did_you_mean(key, names.iter().copied())
            .unwrap_or_else(|| format!("it takes `{}`", names.join("`, `"))),
    };
    ComponentError { message: format!("`{name}` takes no `{key}`"), help: Some(help) }
}

fn fits(name: &str, known: &ComponentArg, value: &data::Value) -> Result<(), ComponentError> {
    let Some(expected) = known.arg_type() else {
        return Ok(());
    };
    let (fits, words) = match expected {
        ComponentArgType::String => (value.is_string(), "words: `\"…\"`"),
        ComponentArgType::Bool => (value.is_boolean(), "`true` or `false`"),
        ComponentArgType::Integer => (value.is_i64() || value.is_u64(), "a whole number"),
        ComponentArgType::Float | ComponentArgType::Number => (value.is_number(), "a number"),
        ComponentArgType::Array => (value.is_array(), "a list"),
        _ => (value.is_object(), "keys and values"),
    };
    let key = known.name();
    if fits {
        return Ok(());
    }
    Err(ComponentError {
        message: format!("`{key}` of `{name}` is `{value}`"),
        help: Some(format!("it takes {words}")),
    })
}

/// The component itself is at fault, unless it wanted what stands inside a container.
fn failed(name: &str, inner: Option<&str>, error: &tera::Error) -> ComponentError {
    let ErrorKind::RenderingError(report) = error.kind() else {
        return ComponentError { message: format!("`{name}` cannot be made: {error}"), help: None };
    };
    let message = report.message().lines().next().unwrap_or_default();
    if inner.is_none() && message.contains("`body`") {
        let message = format!("`{name}` holds something, and here is nothing for it to hold");
        let help = format!("write `:::{name}{{…}}`, then what it holds, then `:::`");
        return ComponentError { message, help: Some(help) };
    }
    let place = format!("{}:{}", report.filename(), report.span().start_line);
    ComponentError {
        message: format!("`{name}` cannot be made: {message}"),
        help: Some(format!("the fault is in the component, `{place}`")),
    }
}
