"""Prints what Python's own `email` reads out of one e-mail."""

import email
import email.policy
import json
import sys

message = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
parts = list(message.walk())
defects = [repr(each) for part in parts for each in part.defects]
defects += [f"{name}: {each!r}" for part in parts for name, value in part.items() for each in value.defects]
print(
    json.dumps(
        {
            "defects": defects,
            "parts": [part.get_content_type() for part in parts],
            "headers": {name: str(value) for name, value in message.items()},
            "sender": [[each.display_name, each.addr_spec] for each in message["from"].addresses],
            "date": message["date"].datetime.isoformat(),
            "text": message.get_body(["plain"]).get_content(),
            "html": message.get_body(["html"]).get_content(),
        }
    )
)
