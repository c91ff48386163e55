"""The double says no in Telegram's own words."""

from bot.demo.records import Json


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer of the Bot API, not a fault of the double
    """An answer with `ok: false`.

    Args:
        status: HTTP status and `error_code`.
        description: the sentence as Telegram writes it.
        parameters: `retry_after` or `migrate_to_chat_id`, where Telegram gives them.
    """

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """Give the JSON object that travels."""
        answer: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters is not None:
            answer["parameters"] = self.parameters
        return answer


def bad_request(sentence: str, parameters: Json | None = None) -> Refusal:
    """Refuse what is wrong with the request itself."""
    return Refusal(400, f"Bad Request: {sentence}", parameters)


def forbidden(sentence: str) -> Refusal:
    """Refuse what the other side does not want."""
    return Refusal(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> Refusal:
    """Refuse a second way of getting updates."""
    return Refusal(409, f"Conflict: {sentence}")


def flood(retry_after: int) -> Refusal:
    """Refuse what came too soon."""
    parameters = {"retry_after": retry_after}
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", parameters)
