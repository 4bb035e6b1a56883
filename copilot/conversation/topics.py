"""What a clause is about, from a closed set: enough to see that an answer went elsewhere."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Topic(StrEnum):
    """What buyers ask about."""

    MONEY = "money"
    TIME = "time"
    SECURITY = "security"
    CONNECTION = "connection"
    SUPPORT = "support"
    CONTRACT = "contract"
    SET_UP = "set_up"
    TRAINING = "training"
    OTHERS = "others"
    """Other customers: references, cases."""
    RIVALS = "rivals"
    REPORTS = "reports"
    PHONES = "phones"
    PLACES = "places"
    DATA = "data"
    TRUST = "trust"
    """What goes wrong: guarantees, outages, refunds."""


_WORDS: Final[dict[Topic, str]] = {
    Topic.MONEY: "price prices priced pricing cost costs fee fees charge charged discount discounts dollar dollars "
    "quote payment payments pay paying billing billed invoice budget expensive cheaper cheap afford ballpark "
    "surcharge deposit financing",
    Topic.TIME: "timeline weeks months deadline timeframe turnaround",
    Topic.SECURITY: "security secure secured soc hipaa gdpr compliance compliant encrypted encryption encrypt breach "
    "breached breaches privacy sso permissions audit audits audited iso pentest hacked password passwords certified "
    "certification certifications authentication",
    Topic.CONNECTION: "integrate integrates integration integrations api apis connect connects connector connectors "
    "webhook webhooks plugin salesforce hubspot netsuite quickbooks slack zapier crm erp compatible sap",
    Topic.SUPPORT: "support helpdesk tickets ticket hotline csm sla slas weekend weekends responsive",
    Topic.CONTRACT: "contract contracts cancel cancellation terminate termination agreement renewal renew commitment "
    "lock locked annual clause notice terms",
    Topic.SET_UP: "implement implementation onboarding onboard migrate migration migrating setup rollout deploy "
    "deployment install installation installed go-live",
    Topic.TRAINING: "training trained train webinars workshop tutorials academy",
    Topic.OTHERS: "reference references testimonial testimonials case cases customers clients similar",
    Topic.RIVALS: "competitor competitors competition differ different alternative alternatives versus compare compares",
    Topic.REPORTS: "report reports reporting dashboard dashboards analytics chart charts metrics insights export",
    Topic.PHONES: "mobile phone phones tablet android ios app offline ipad",
    Topic.PLACES: "language languages spanish french german international countries country region europe global",
    Topic.DATA: "data records database backup backups storage stored hosted servers hosting retention",
    Topic.TRUST: "guarantee guarantees guaranteed warranty refund uptime outage outages downtime crash crashes "
    "fails failure break breaks broke sla slas reliable reliability",
}  # fmt: skip

_BY_WORD: Final[dict[str, frozenset[Topic]]] = {
    word: frozenset(topic for topic, words in _WORDS.items() if word in words.split())
    for words in _WORDS.values()
    for word in words.split()
}
_KNOWN: Final = frozenset(_BY_WORD)
NO_TOPIC: Final[frozenset[Topic]] = frozenset()


def topics_in(tokens: tuple[str, ...]) -> frozenset[Topic]:
    """What a clause is about; mostly nothing that is known."""
    if _KNOWN.isdisjoint(tokens):
        return NO_TOPIC
    return NO_TOPIC.union(*(_BY_WORD[token] for token in tokens if token in _KNOWN))
