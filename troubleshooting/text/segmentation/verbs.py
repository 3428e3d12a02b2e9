"""English verbs that tell somebody to do something, and what only looks like one."""

from __future__ import annotations

import re

VERBS = frozenset(
    """
    access acquire activate add adjust allow apply approve archive ask assign attach attempt authenticate
    authorize back block bring browse buy call cancel capture change check choose clear click close collapse
    collect compare compose configure confirm connect continue convert copy create customize cut deactivate
    decrease define delete deploy deselect detach determine disable discard disconnect dismiss double-check
    double-click double-tap download drag drop edit empty enable encrypt enlarge ensure enter escalate evaluate examine
    execute exit expand export extend extract fetch fill filter find finish flag follow force format free gather
    generate get give go grant group have hide highlight hit hold hover identify import include increase inform
    initiate insert inspect install invite isolate join keep launch leave let limit link list load locate lock
    log look lower make manage map mark merge migrate minimize modify monitor mount move mute name navigate
    notify obtain offboard onboard open override pair paste pause perform pick pin place plan plug point post
    prepare press print proceed provide provision publish pull purchase put query quit read re-add re-assign
    re-authenticate re-create re-enable re-enter re-install re-register re-run reactivate rearrange reassign
    reauthenticate reboot rebuild recheck reclaim reconnect record recover recreate redeem reduce refresh
    regenerate register reinstall reinstate rejoin relaunch release reload relocate remove rename renew reopen
    repair repeat replace report request rerun resend reset resize resolve respond restart restore restrict
    resubmit resume retrieve retry return reverse review revoke right-click roll rotate run save scan schedule scroll
    search select send set share shut sideload sign sign-in skip slide sort specify start stop store submit
    subscribe substitute suspend swap swipe switch sync synchronize tap terminate test tick toggle trace
    transfer trigger try turn type unassign unblock uncheck undelete undo unhide uninstall unlink
    unlock unmount unmute unpin unplug unregister unselect unsubscribe untick unzip update upgrade upload use
    validate verify wait work write zoom
    """.split()  # noqa: SIM905 - a list of words is best read as words
)
# "Recalculate the total": whatever the word, before an object it is a verb by its place, unless by
# its form or by itself it cannot be one that tells to do something.
VERB_BY_PLACE = re.compile(
    r"(?!(?:[\w-]+(?:ing|ed|ly|[^s]s)\b|about|above|across|after|against|all|along|although|amid|among|and|any|"
    r"around|as|assume|at|because|before|behind|below|beneath|beside|besides|between|beyond|both|but|by|can|consider|"
    r"contact|could|despite|discover|do|don't|down|during|each|either|every|except|expect|explore|for|from|half|how|if|"
    r"in|inside|into|isn't|it|keep|know|learn|let|like|may|mean|might|must|near|neither|nor|not|note|of|off|on|once|"
    r"only|onto|or|out|outside|over|per|remember|see|shall|should|since|so|some|such|than|that|then|there|though|"
    r"through|throughout|till|to|toward|under|understand|unless|unlike|until|up|upon|via|view|visit|was|watch|"
    r"what|when|where|whether|which|while|who|why|will|with|within|without|would|yet)\b)"
    r"[a-z][a-z-]{2,} (?-i:the|an?|your|this|these|that|any|all|each|every|its|their|it|them|both)\b",
    re.IGNORECASE,
)
# "Search results are limited": a verb by its form, and a noun where another verb follows.
NOUN_PHRASE = re.compile(
    r"(?:access|archive|block|change|copy|download|export|filter|group|import|list|log|map|name|open|place|plan|post|"
    r"print|purchase|query|read|record|report|request|return|review|run|schedule|search|share|start|store|sync|test|"
    r"transfer|update|upgrade|upload|use|work)(?!(?: the| an?| your| this| these| all| any| each)\b)(?:"
    r"(?: (?!(?:that|which|what|who|where|if|how|you)\b)[\w'-]+){0,3} "
    r"(?:is|are|was|were|can|will|may|might|must|has|have|does|do)\b|"
    r"(?: (?!(?:that|which|what|who|where|if|how|you|to|and)\b)[\w'-]+){0,2} (?:allow|enable|let|help)s?\b)",
    re.IGNORECASE,
)
