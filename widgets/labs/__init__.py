"""What a student's lab may call: checks, sourced sentences, and figures with words below."""

from widgets.labs.play import play
from widgets.labs.question import check
from widgets.labs.say import cite, number, say
from widgets.labs.show import show
from widgets.labs.value import check_value

__all__ = ["check", "check_value", "cite", "number", "play", "say", "show"]
