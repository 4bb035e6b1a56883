from __future__ import annotations

import pytest

from copilot.review.deal_columns import deal_columns, in_english
from copilot.review.deal_headings import DealField

HUBSPOT = [
    "Record ID",
    "Deal Name",
    "Deal Stage",
    "Close Date",
    "Deal owner",
    "Amount",
    "Last Activity Date",
    "Deal probability",
    "Is Closed Won",
    "Is closed lost",
]
SALESFORCE = [
    "Opportunity Owner",
    "Account Name",
    "Opportunity Name",
    "Stage",
    "Fiscal Period",
    "Amount Currency",
    "Amount",
    "Probability (%)",
    "Age",
    "Close Date",
    "Last Activity",
    "Opportunity ID",
]
LOADER = [
    "ID",
    "NAME",
    "STAGENAME",
    "CLOSEDATE",
    "AMOUNT",
    "CURRENCYISOCODE",
    "OWNER.NAME",
    "LASTACTIVITYDATE",
    "ISCLOSED",
    "ISWON",
]


@pytest.mark.parametrize("headings", [HUBSPOT, SALESFORCE, LOADER])
def test_both_systems_headings_are_known(headings):
    found = deal_columns(headings)
    assert set(found) >= {
        DealField.REFERENCE, DealField.NAME, DealField.STAGE, DealField.OWNER, DealField.AMOUNT,
        DealField.CLOSE_DAY, DealField.LAST_ACTIVITY,
    }  # fmt: skip
    assert len(set(found.values())) == len(found)


def test_the_better_heading_is_taken_and_the_first_of_equals():
    found = deal_columns(["Name", "Opportunity Name", "Stage", "stage"])
    assert (found[DealField.NAME], found[DealField.STAGE]) == (1, 2)
    assert deal_columns(["Colour"]) == {}


GERMAN_HUBSPOT = [
    "Datensatz-ID", "Deal-Name", "Deal-Phase", "Abschlussdatum", "Für Deal zuständiger Mitarbeiter",
    "Betrag", "Datum der letzten Aktivität",
]  # fmt: skip
GERMAN_SALESFORCE = [
    "Opportunity-Inhaber", "Accountname", "Opportunity-Name", "Phase", "Betrag Währung", "Betrag",
    "Wahrscheinlichkeit (%)", "Schlusstermin", "Letzte Aktivität", "Opportunity-ID",
]  # fmt: skip
FRENCH = [
    "Propriétaire de l’opportunité", "Nom du compte", "Nom de l'opportunité", "Étape", "Montant",
    "Probabilité (%)", "Date de clôture", "Dernière activité", "ID de l'opportunité",
]  # fmt: skip
SPANISH = [
    "ID de registro", "Nombre del negocio", "Etapa del negocio", "Fecha de cierre",
    "Propietario del negocio", "Importe", "Fecha de la última actividad",
]  # fmt: skip


@pytest.mark.parametrize("headings", [GERMAN_HUBSPOT, GERMAN_SALESFORCE, FRENCH, SPANISH])
def test_headings_in_other_languages_are_known(headings):
    found = deal_columns(headings)
    assert set(found) >= {
        DealField.REFERENCE, DealField.NAME, DealField.STAGE, DealField.OWNER, DealField.AMOUNT,
        DealField.CLOSE_DAY, DealField.LAST_ACTIVITY,
    }  # fmt: skip
    assert len(set(found.values())) == len(found)
    assert not in_english(headings)
    assert in_english(HUBSPOT)
    assert in_english(LOADER)


def test_a_status_is_the_stage_only_where_nothing_better_is():
    assert deal_columns(["Status", "Phase"])[DealField.STAGE] == 1
    assert deal_columns(["Status", "Name"])[DealField.STAGE] == 0
