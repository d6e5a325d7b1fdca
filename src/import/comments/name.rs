//! What people call the parts of a comment, in tables and in lists of their own making.

use deunicode::deunicode_char;

/// A part of a comment, or of what is around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Field {
    /// What the other system calls it.
    Id,
    /// The post that it is under: an address, a slug, a number.
    Post,
    /// The post's title.
    Title,
    /// The comment that it answers.
    Parent,
    /// Who said it.
    Name,
    /// Their user name or number.
    Account,
    /// Private: their e-mail address.
    Email,
    /// Their own site.
    Site,
    /// Private: where they wrote from.
    Ip,
    /// Private: with which program.
    Agent,
    /// When.
    Date,
    /// When, in UTC.
    DateUtc,
    /// When it was last changed.
    Edited,
    /// What was said, in whatever markup.
    Body,
    /// What was said, in HTML.
    Html,
    /// What was said, in Markdown.
    Markdown,
    /// What was said, in words only.
    Plain,
    /// What was said with its markup, as hobnob itself tells it.
    Source,
    /// Where it stood.
    Status,
    /// Whether it is advertising.
    Spam,
    /// Whether it is gone.
    Deleted,
    /// Whether a moderator hid it.
    Hidden,
    /// Whether the blog's owner said it.
    Owner,
    /// Whether the blog's owner acknowledged it.
    Acknowledged,
    /// What it is.
    Kind,
    /// Where it stands in the world.
    Link,
    /// How many comments stand above it, in a list in the order of reading.
    Depth,
    /// The answers to it, or the list that holds the comments.
    Children,
}

/// Every field that can be said on the command line, with the word for it.
const ALL: [(&str, Field); 26] = [
    ("id", Field::Id),
    ("post", Field::Post),
    ("title", Field::Title),
    ("parent", Field::Parent),
    ("name", Field::Name),
    ("account", Field::Account),
    ("email", Field::Email),
    ("site", Field::Site),
    ("ip", Field::Ip),
    ("agent", Field::Agent),
    ("date", Field::Date),
    ("date-utc", Field::DateUtc),
    ("edited", Field::Edited),
    ("body", Field::Body),
    ("html", Field::Html),
    ("markdown", Field::Markdown),
    ("plain", Field::Plain),
    ("status", Field::Status),
    ("spam", Field::Spam),
    ("deleted", Field::Deleted),
    ("hidden", Field::Hidden),
    ("owner", Field::Owner),
    ("acknowledged", Field::Acknowledged),
    ("kind", Field::Kind),
    ("url", Field::Link),
    ("depth", Field::Depth),
];

/// Names of each field in the languages that exports have been met in; without case, accents and all
/// that is neither letter nor digit.
const NAMES: [(Field, &str); 27] = [
    (
        Field::Id,
        "id uid uuid guid objectid key number nr no commentid kennung identifiant identificador \
         identificatore identyfikator 编号 番号",
    ),
    (
        Field::Post,
        "post postid posturl postslug postkey pagekey page pageid pageurl pageuri thread threadid \
         threadurl threadkey article articleid articleurl slug path uri entry entryid topic \
         topicid discussion beitrag artikel seite eintrag billet publication entrada articulo \
         pagina publicacion articolo artigo postagem inlagg sida wpis artykul strona indlaeg \
         yazi 記事 投稿 ページ 文章 页面 頁面 статья запись страница 글 게시물",
    ),
    (
        Field::Title,
        "title posttitle pagetitle threadtitle articletitle titel titre titolo titulo tytul \
         otsikko 标题 標題 タイトル заголовок 제목",
    ),
    (
        Field::Parent,
        "parent parentid parentuid parenthex pid replyto replytoid inreplyto inreplytoid \
         replyingto replyingtoid replyingtouid replytocomment parentcomment parentcommentid parents \
         antwortauf antwortan elternkommentar reponsea enreponsea respuestaa enrespuestaa \
         rispondea rispostaa inrispostaa respostaa emrespostaa antwoordop reactieop svarpa \
         svartill odpowiedzna nadrzedny 返信先 親 父评论 父評論 回复 回覆 ответна родитель",
    ),
    (
        Field::Name,
        "name author authorname user commenter commentername writer poster signed from by \
         displayname fullname nickname nick bynickname autor verfasser verfasserin benutzer auteur nom \
         pseudo nombre usuario nome autore autrice utente naam schrijver namn forfattare imie \
         nazwa podpis navn forfatter nimi isim 名前 投稿者 ニックネーム 作者 姓名 昵称 暱稱 имя автор 이름 작성자",
    ),
    (
        Field::Account,
        "username userid login handle acct account authorid accountid benutzername nutzername \
         nomdutilisateur nombredeusuario nomeutente",
    ),
    (
        Field::Email,
        "email mail emailaddress authoremail useremail byemail mailaddress emailadresse mailadresse \
         courriel adresseemail correo correoelectronico indirizzoemail epost epostadress \
         eposta メール メールアドレス 邮箱 郵箱 电子邮件 電子郵件 почта 이메일",
    ),
    (
        Field::Site,
        "url link website site homepage web www blog authorurl authorwebsite authorlink \
         authorsite userurl webseite webadresse siteweb sitioweb paginaweb sitoweb sito \
         hemsida webbplats stronawww stronainternetowa witryna hjemmeside ウェブサイト サイト 网站 網站 网址 \
         網址 сайт 웹사이트",
    ),
    (
        Field::Ip,
        "ip ipaddress ipaddr remoteaddr authorip ipadresse adresseip direccionip indirizzoip",
    ),
    (Field::Agent, "agent useragent browser"),
    (
        Field::Date,
        "date time datetime timestamp created createdat createdon createddate creationdate \
         published publishedat publishedon posted postedat postedon submitted submittedat \
         submittedon added addedat inserted insertedat datum zeit zeitpunkt erstellt fecha data dataora datahora \
         quando creation skapad tidpunkt dato tarih paivays 日付 日時 投稿日 投稿日時 日期 时间 時間 发布时间 發佈時間 \
         дата 날짜",
    ),
    (Field::DateUtc, "dategmt dateutc createdgmt createdutc utc"),
    (
        Field::Edited,
        "edited editedat lastedited lasteditedat updated updatedat modified modifiedat \
         lastmodified geandert bearbeitet modifie modificado modificato editado andrad",
    ),
    (
        Field::Body,
        "body text content message msg comment commenttext commentbody words kommentar \
         nachricht inhalt beitragstext commentaire contenu texte comentario mensaje contenido \
         texto commento messaggio testo contenuto mensagem conteudo reactie bericht tekst \
         inhoud opmerking meddelande innehall komentarz tresc wiadomosc besked kommentti \
         yorum mesaj コメント 本文 内容 內容 评论 評論 留言 комментарий сообщение текст 댓글 내용",
    ),
    (Field::Html, "html bodyhtml contenthtml messagehtml texthtml rendered"),
    (Field::Markdown, "markdown md bodymd bodymarkdown contentmd contentmarkdown textmd"),
    (Field::Plain, "plain plaintext bodytext bodyplain contenttext textplain"),
    (
        Field::Status,
        "status state approved isapproved approval stato estado statut etat zustand \
         freigegeben genehmigt approuve aprobado approvato aprovado goedgekeurd godkand \
         zatwierdzony durum 状态 狀態 状態 статус 상태",
    ),
    (Field::Spam, "spam isspam class junk isjunk"),
    (Field::Deleted, "deleted isdeleted deletedat removed isremoved trashed"),
    (Field::Hidden, "hidden ishidden"),
    (Field::Owner, "owner isowner admin isadmin isauthor byauthor byowner moderator ismoderator"),
    (Field::Acknowledged, "acknowledged isacknowledged"),
    (Field::Kind, "kind type commenttype typ tipo"),
    (Field::Link, "permalink commenturl commentlink href"),
    (Field::Depth, "depth level indent nesting ebene niveau livello nivel"),
    (
        Field::Children,
        "children replies answers responses comments childcomments items entries results \
         rows list nodes antworten reponses respuestas risposte",
    ),
];

impl Field {
    /// The field that goes by this name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = plain(name);
        let known = |name: &str| {
            let named = NAMES.iter().find(|(_, names)| names.split(' ').any(|each| each == name));
            named.map(|(field, _)| *field)
        };
        // `comment_author` of a database is the author of a comment.
        known(&name).or_else(|| known(name.strip_prefix("comment")?))
    }

    /// Whether a key is called after the number of a post.
    pub(super) fn is_post_id(key: &str) -> bool {
        plain(key) == "postid"
    }

    /// The field that the command line calls so.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        let word = match word.trim().to_lowercase() {
            word if word == "author" => "name".to_owned(),
            word if word == "website" => "site".to_owned(),
            word => word,
        };
        ALL.iter().find(|(name, _)| *name == word).map(|(_, field)| *field)
    }

    /// The word for it on the command line.
    pub(super) fn word(self) -> &'static str {
        ALL.iter().find(|(_, field)| *field == self).map_or("", |(name, _)| name)
    }

    /// All those words.
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        ALL.iter().map(|(name, _)| *name)
    }

    /// Whether it holds what was said.
    pub(super) fn is_body(self) -> bool {
        matches!(self, Self::Body | Self::Html | Self::Markdown | Self::Plain)
    }
}

/// A name without case, accents, and all that is neither letter nor digit.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let lower = letters.flat_map(char::to_lowercase);
    let mut plain = String::with_capacity(name.len());
    for letter in lower {
        match deunicode_char(letter).filter(|_| matches!(letter, '\u{c0}'..='\u{24f}')) {
            Some(latin) => plain.push_str(latin),
            None => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_spelling() {
        let expected = [
            ("comment_author_email", Some(Field::Email)),
            ("E-Mail", Some(Field::Email)),
            ("COMMENT_ID", Some(Field::Id)),
            ("Comment", Some(Field::Body)),
            ("In reply to", Some(Field::Parent)),
            ("Réponse à", Some(Field::Parent)),
            ("Författare", Some(Field::Name)),
            ("Treść", Some(Field::Body)),
            ("投稿日時", Some(Field::Date)),
            ("内容", Some(Field::Body)),
            ("bodyHtml", Some(Field::Html)),
            ("colour", None),
            ("", None),
        ];
        for (name, field) in expected {
            assert_eq!(Field::of(name), field, "{name}");
        }
    }

    #[test]
    fn no_name_is_two_fields() {
        let all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.split(' ')).collect();
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), all.len());
        assert!(all.iter().all(|name| plain(name) == *name));
    }
}
