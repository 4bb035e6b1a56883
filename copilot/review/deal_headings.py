"""What HubSpot and Salesforce call the columns of an export, in English, German, French and Spanish.

Written as they stand on the page and compared without their dress (`plain`): ``Deal-Phase``,
``Probability (%)`` and ``hs_object_id`` are ``deal phase``, ``probability`` and ``hs object id``.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final


class DealField(StrEnum):
    """What a row can say of a deal."""

    REFERENCE = "reference"
    NAME = "name"
    STAGE = "stage"
    OWNER = "owner"
    AMOUNT = "amount"
    CURRENCY = "currency"
    CLOSE_DAY = "close_day"
    LAST_ACTIVITY = "last_activity"
    LAST_CHANGE = "last_change"
    CREATED = "created"
    PROBABILITY = "probability"
    CLOSED = "closed"
    WON = "won"
    LOST = "lost"
    QUOTA = "quota"


_Names = dict[DealField, tuple[str, ...]]

ENGLISH: Final[_Names] = {
    DealField.REFERENCE: (
        "record id", "deal id", "opportunity id", "opportunity id 18", "case safe id", "id",
        "hs object id", "opportunity number", "deal number", "reference", "ref",
    ),
    DealField.NAME: (
        "deal name", "dealname", "opportunity name", "opportunity", "name", "deal",
    ),
    DealField.STAGE: (
        "deal stage", "dealstage", "stage", "stage name", "stagename", "opportunity stage",
        "sales stage",
    ),
    DealField.OWNER: (
        "deal owner", "opportunity owner", "opportunity owner full name", "owner name",
        "owner full name", "owner",
    ),
    DealField.AMOUNT: (
        "amount", "deal amount", "opportunity amount", "amount in deal currency",
        "amount in company currency", "amount converted", "value", "deal value",
    ),
    DealField.CURRENCY: (
        "currency", "deal currency code", "amount currency", "opportunity currency",
        "currency iso code", "currencyisocode", "amount converted currency",
    ),
    DealField.CLOSE_DAY: (
        "close date", "closedate", "closed date", "expected close date", "closing date",
    ),
    DealField.LAST_ACTIVITY: (
        "last activity date", "last activity", "lastactivitydate", "last contacted",
        "notes last contacted", "notes last updated", "last engagement date",
    ),
    DealField.LAST_CHANGE: (
        "last modified date", "lastmodifieddate", "last modified", "hs lastmodifieddate",
        "last updated",
    ),
    DealField.CREATED: (
        "create date", "created date", "createdate", "createddate", "hs createdate",
        "date created", "created on", "created",
    ),
    DealField.PROBABILITY: (
        "deal probability", "probability", "hs deal stage probability", "forecast probability",
    ),
    DealField.CLOSED: ("closed", "is closed", "isclosed", "is deal closed", "hs is closed"),
    DealField.WON: ("won", "is closed won", "is won", "iswon", "hs is closed won"),
    DealField.LOST: ("is closed lost", "lost", "is lost", "hs is closed lost"),
    DealField.QUOTA: (
        "quota", "quota amount", "owner quota", "deal owner quota", "opportunity owner quota",
        "sales quota", "quarterly quota", "forecast quota",
    ),
}  # fmt: skip
"""The first that a file has is taken."""

OTHER_LANGUAGES: Final[_Names] = {
    DealField.REFERENCE: (
        "datensatz-id", "opportunity-id", "referenz", "id de fiche d'informations",
        "id de l'enregistrement", "id d'enregistrement", "id de l'opportunité", "id opportunité",
        "id de la transaction", "identifiant", "référence", "id de registro", "id del registro",
        "id de la oportunidad", "id de oportunidad", "id. de oportunidad", "id del negocio",
        "id de objeto", "identificador", "referencia",
    ),
    DealField.NAME: (
        "deal-name", "name des deals", "opportunity-name", "opportunityname",
        "nom de la transaction", "nom de l'opportunité", "nom", "nombre del negocio",
        "nombre de negocio", "nombre del trato", "nombre de la oportunidad",
        "nombre de oportunidad", "nombre",
    ),
    DealField.STAGE: (
        "deal-phase", "phase des deals", "opportunity-phase", "verkaufsphase", "phase",
        "phase de la transaction", "étape de la transaction", "étape de l'opportunité", "étape",
        "etapa del negocio", "etapa del trato", "etapa de la oportunidad", "etapa", "fase",
    ),
    DealField.OWNER: (
        "deal-inhaber", "für deal zuständiger mitarbeiter", "zuständiger mitarbeiter",
        "opportunity-inhaber", "opportunity-inhaber: vollständiger name",
        "inhaber: vollständiger name", "inhaber", "propriétaire de la transaction",
        "propriétaire de l'opportunité", "propriétaire de l'opportunité: nom complet",
        "propriétaire", "propietario del negocio", "propietario del trato",
        "propietario de la oportunidad", "propietario de oportunidad", "propietario",
    ),
    DealField.AMOUNT: (
        "betrag", "deal-betrag", "betrag in deal-währung", "betrag in unternehmenswährung",
        "montant", "montant de la transaction", "montant dans la devise de l'entreprise",
        "importe", "importe del negocio", "monto", "monto del negocio",
        "importe en la moneda de la empresa", "valor", "cantidad",
    ),
    DealField.CURRENCY: (
        "währung", "betrag währung", "opportunity-währung", "devise", "montant devise",
        "devise de l'opportunité", "devise de la transaction", "moneda", "divisa",
        "importe divisa", "divisa de la oportunidad", "moneda del negocio",
    ),
    DealField.CLOSE_DAY: (
        "abschlussdatum", "schlusstermin", "schlussdatum", "datum des abschlusses",
        "geschlossen am", "date de clôture", "date de fermeture", "date de conclusion",
        "date de clôture prévue", "fecha de cierre", "fecha prevista de cierre",
        "fecha de cierre prevista",
    ),
    DealField.LAST_ACTIVITY: (
        "datum der letzten aktivität", "letzte aktivität", "letztes aktivitätsdatum",
        "zuletzt kontaktiert", "letzter kontakt", "date de la dernière activité",
        "date de dernière activité", "dernière activité", "dernier contact",
        "fecha de la última actividad", "fecha de última actividad", "última actividad",
        "último contacto",
    ),
    DealField.LAST_CHANGE: (
        "datum der letzten änderung", "letztes änderungsdatum", "zuletzt geändert",
        "zuletzt geändert am", "letzte änderung", "date de la dernière modification",
        "date de dernière modification", "dernière modification",
        "fecha de la última modificación", "fecha de última modificación", "última modificación",
    ),
    DealField.CREATED: (
        "erstellungsdatum", "erstelldatum", "datum der erstellung", "erstellt am",
        "date de création", "créé le", "créée le", "fecha de creación", "creado el",
    ),
    DealField.PROBABILITY: (
        "deal-wahrscheinlichkeit", "wahrscheinlichkeit", "abschlusswahrscheinlichkeit",
        "probabilité", "probabilité de la transaction", "probabilité de l'opportunité",
        "probabilidad", "probabilidad del negocio", "probabilidad de cierre",
    ),
    DealField.CLOSED: (
        "geschlossen", "abgeschlossen", "ist geschlossen", "ist abgeschlossen", "fermé", "fermée",
        "clôturé", "clôturée", "est fermé", "est fermée", "cerrado", "cerrada", "está cerrado",
        "está cerrada",
    ),
    DealField.WON: (
        "gewonnen", "ist gewonnen", "ist abgeschlossen und gewonnen",
        "ist geschlossen und gewonnen", "gagné", "gagnée", "est gagnée", "est fermé gagné",
        "ganado", "ganada", "está ganada", "es cierre ganado", "está cerrado ganado",
    ),
    DealField.LOST: (
        "verloren", "ist verloren", "ist abgeschlossen und verloren",
        "ist geschlossen und verloren", "perdu", "perdue", "est fermé perdu", "perdido",
        "perdida", "es cierre perdido", "está cerrado perdido",
    ),
    DealField.QUOTA: ("umsatzziel", "objectif", "cuota"),
}  # fmt: skip
"""Where no English one stands: a file in one of these writes days and decimals as their countries do."""

LAST_RESORT: Final[_Names] = {
    DealField.STAGE: (
        "outcome", "result", "status", "ergebnis", "résultat", "statut", "resultado", "estado",
    ),
    DealField.OWNER: ("opportunity owner alias", "hubspot owner id", "owner id", "ownerid"),
}  # fmt: skip
"""What says it where nothing better does."""

_NOISE: Final = re.compile(r"[\s_.:/'\u2019-]+|\(.*?\)|[%?*]")


def plain(heading: str) -> str:
    """A heading as it is looked for: lower case, no accents, single spaces."""
    folded = unicodedata.normalize("NFKD", heading.casefold())
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(_NOISE.sub(" ", bare).split())
