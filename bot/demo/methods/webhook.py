"""setWebhook and its siblings: where updates would be posted."""

import re
from urllib.parse import urlsplit

from bot.demo.parameters import Parameters
from bot.demo.records import Json
from bot.demo.refusals import bad_request
from bot.demo.world import World


def set_webhook(world: World, given: Parameters) -> bool:
    """Note an address; getUpdates answers 409 while there is one."""
    url = given.text("url")
    if not url:
        return delete_webhook(world, given)
    if urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = given.text("secret_token")
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    _apply(world, given)
    most = given.number("max_connections", 40)
    world.profile.webhook = {"url": url, "secret_token": secret, "max_connections": min(max(most, 1), 100)}
    return True


def delete_webhook(world: World, given: Parameters) -> bool:
    """Forget the address, so that getUpdates works again."""
    _apply(world, given)
    world.profile.webhook = {"url": ""}
    return True


def get_webhook_info(world: World, _: Parameters) -> Json:
    """Tell the address and how much waits."""
    updates = world.post.updates
    info: Json = {"url": world.profile.webhook["url"], "has_custom_certificate": False}
    info["pending_update_count"] = len(updates.pending)
    if updates.allowed:
        info["allowed_updates"] = list(updates.allowed)
    return info


def _apply(world: World, given: Parameters) -> None:
    if given.flag("drop_pending_updates"):
        world.post.updates.pending.clear()
    if given.any("allowed_updates") is not None:
        world.post.updates.allowed = given.any("allowed_updates")


METHODS = {"setWebhook": set_webhook, "deleteWebhook": delete_webhook, "getWebhookInfo": get_webhook_info}
