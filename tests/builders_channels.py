"""Channels for tests."""

from dataclasses import replace
from typing import Any

from amtdesk.domain.channels import ChannelRules


def a_channel(**facts: Any) -> ChannelRules:  # noqa: ANN401 - any field of the rules
    """A channel that nothing is known of but what is told."""
    return replace(ChannelRules(key="kanal", name="Kanal"), **facts)
