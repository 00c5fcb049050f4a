"""Where people of a town talk: the platforms that local groups stand on. What stands on none of them is told freely."""

from typing import Final

from amtdesk.domain.words import N_

#: By what is stored of it, in the order in which it is offered.
PLATFORM_WORD: Final = {
    "facebook_group": N_("Facebook group"),
    "nebenan_de": N_("nebenan.de"),
    "whatsapp_community": N_("WhatsApp community"),
    "whatsapp_channel": N_("WhatsApp channel"),
    "telegram_group": N_("Telegram group"),
    "instagram": N_("Instagram account"),
    "forum": N_("Web forum"),
    "comments": N_("Comments of the local newspaper"),
}
