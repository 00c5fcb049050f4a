"""How a topic is said, and what is meant by one that is typed: small letters are kept, a capital is shown."""


def said_topic(topic: str) -> str:
    """Return a topic as people read it."""
    return topic[:1].upper() + topic[1:]


def typed_topic(words: str) -> str:
    """Return the topic that is meant by what was typed."""
    return " ".join(words.split()).lower()
