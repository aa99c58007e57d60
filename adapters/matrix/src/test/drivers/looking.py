"""A module that changes nothing: writes into Synapse's log which process was asked about which event before it is written."""

import logging
from typing import Any

from synapse.module_api import NOT_SPAM, ModuleApi

logger = logging.getLogger(__name__)


class Looking:
    def __init__(self, _config: Any, api: ModuleApi) -> None:
        api.register_spam_checker_callbacks(check_event_for_spam=self.check_event_for_spam)

    async def check_event_for_spam(self, event: Any) -> Any:
        logger.info("looked at %s", event.event_id)
        return NOT_SPAM
