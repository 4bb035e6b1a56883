"""Exports as HubSpot and Salesforce write them in several countries, and what is to be read in them."""

from __future__ import annotations

from dataclasses import dataclass

OPEN, WON, LOST = "open", "won", "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file and its deals: reference, state, amount, currency, close day, last touched, probability.

    `notices` are words of each notice in turn; `troubles` are the lines of what could not be read.
    """

    name: str
    text: str
    deals: tuple[str, ...]
    encoding: str = "utf-8"
    notices: tuple[str, ...] = ()
    troubles: tuple[int, ...] = ()


EXPORTS = (
    Export(
        name="HubSpot, English, never touched since it was made",
        encoding="utf-8-sig",
        text="""\
"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount","Currency","Last Activity Date","Create Date","Last Modified Date","Deal probability","Is Closed Won","Is closed lost"
"9001","Acme","Contract Sent","2026-12-18 17:00","Kim Lee","12000","EUR","","2026-10-01 09:00","2026-10-20 09:00","0.9","false","false"
"9002","Globex","Closed Won","2026-11-02 10:00","Kim Lee","8000.50","EUR","2026-11-02 10:00","2026-09-01 09:00","2026-11-02 10:00","1","true","false"
"9003","Initech","No budget","2026-11-05 10:00","Kim Lee","(No value)","EUR","","2026-09-02 09:00","","0","false","true"
""",
        deals=(
            "9001 open 12000 EUR 2026-12-18 2026-10-20 0.9",
            "9002 won 8000.50 EUR 2026-11-02 2026-11-02 1.0",
            "9003 lost None EUR 2026-11-05 2026-09-02 0.0",
        ),
    ),
    Export(
        name="HubSpot, English, a pipeline of its own stages and nothing but probabilities",
        text="""\
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Deal probability
1,Acme,Signed off,2026-11-18,Kim Lee,12000,1.0
2,Globex,Abandoned,2026-11-02,Kim Lee,8000,0.0
3,Initech,Commit - to be won,2026-12-02,Kim Lee,5000,0.9
4,Umbra,Lost contact,2026-12-02,Kim Lee,5000,0.1
5,Stark,New lead,2026-12-02,Kim Lee,5000,0
6,Wayne,Parting ways,2026-11-02,Kim Lee,5000,0
""",
        deals=(
            "1 won 12000 - 2026-11-18 None 1.0",
            "2 lost 8000 - 2026-11-02 None 0.0",
            "3 open 5000 - 2026-12-02 None 0.9",
            "4 open 5000 - 2026-12-02 None 0.1",
            "5 open 5000 - 2026-12-02 None 0.0",
            "6 lost 5000 - 2026-11-02 None 0.0",
        ),
    ),
    Export(
        name="HubSpot, German",
        text="""\
Datensatz-ID,Deal-Name,Deal-Phase,Abschlussdatum,Für Deal zuständiger Mitarbeiter,Betrag,Währung,Datum der letzten Aktivität,Erstellungsdatum,Deal-Wahrscheinlichkeit
501,Müller GmbH,Vertrag gesendet,2026-12-18 17:00,Jana Köhler,12000.5,EUR,2026-11-20 09:12,2026-10-01 08:00,0.8
502,Öl AG,Abgeschlossen und gewonnen,2026-11-02 10:00,Jana Köhler,8000,EUR,2026-11-02 10:00,2026-10-01 08:00,1
503,Süd KG,Abgeschlossen und verloren,2026-11-03 10:00,Jana Köhler,,EUR,,2026-10-01 08:00,0
""",
        deals=(
            "501 open 12000.5 EUR 2026-12-18 2026-11-20 0.8",
            "502 won 8000 EUR 2026-11-02 2026-11-02 1.0",
            "503 lost None EUR 2026-11-03 2026-10-01 0.0",
        ),
    ),
    Export(
        name="HubSpot, French",
        encoding="utf-8-sig",
        text="""\
"ID de fiche d'informations","Nom de la transaction","Phase de la transaction","Date de fermeture","Propriétaire de la transaction","Montant","Date de dernière activité","Date de création"
"71","Brasserie Nord","Contrat envoyé","2026-12-31 18:00","Inès Roche","4 500,00 €","2026-11-11 09:00","2026-10-01 09:00"
"72","Halle Sud","Fermé gagné","2026-11-01 18:00","Inès Roche","1 200,00 €","2026-11-01 09:00","2026-10-01 09:00"
"73","Quai Est","Fermé perdu","2026-11-02 18:00","Inès Roche","900,00 €","","2026-10-01 09:00"
""",
        deals=(
            "71 open 4500.00 EUR 2026-12-31 2026-11-11 None",
            "72 won 1200.00 EUR 2026-11-01 2026-11-01 None",
            "73 lost 900.00 EUR 2026-11-02 2026-10-01 None",
        ),
    ),
    Export(
        name="HubSpot, Spanish",
        text="""\
ID de registro;Nombre del negocio;Etapa del negocio;Fecha de cierre;Propietario del negocio;Importe;Moneda;Última actividad;Fecha de creación
81;Norte SA;Contrato enviado;31/12/2026;Lucía Vega;4.500,00;EUR;05/11/2026;01/10/2026
82;Sur SL;Cierre ganado;02/11/2026;Lucía Vega;1.200;EUR;02/11/2026;01/10/2026
83;Este SL;Cierre perdido;03/11/2026;Lucía Vega;900;EUR;;01/10/2026
""",
        deals=(
            "81 open 4500.00 EUR 2026-12-31 2026-11-05 None",
            "82 won 1200 EUR 2026-11-02 2026-11-02 None",
            "83 lost 900 EUR 2026-11-03 2026-10-01 None",
        ),
    ),
    Export(
        name="HubSpot's API names, with milliseconds",
        text="""\
hs_object_id,dealname,dealstage,closedate,hubspot_owner_id,amount,hs_lastmodifieddate,createdate,hs_is_closed_won
31,Acme,contractsent,1797526800000,1001,12000,1795690800000,1790000000000,false
32,Globex,closedwon,1793613600000,1001,8000,1793613600000,1790000000000,true
33,Initech,closedlost,1793613600000,1001,,,1790000000000,false
""",
        deals=(
            "31 open 12000 - 2026-12-17 2026-11-26 None",
            "32 won 8000 - 2026-11-02 2026-11-02 None",
            "33 lost None - 2026-11-02 2026-09-21 None",
        ),
    ),
    Export(
        name="Salesforce, United States, with a footer",
        encoding="utf-16",
        text="""\
Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Probability (%),Close Date,Last Activity,Created Date,Opportunity ID
Kim Lee,Acme,Acme rollout,Negotiation/Review,"USD 12,000.00",90%,12/18/2026,11/5/2026,9/1/2026,0065g00000ABCDE
Kim Lee,Globex,Globex,Closed Won,"USD 8,000.00",100%,11/2/2026,11/2/2026,9/1/2026,0065g00000ABCDF
Kim Lee,Initech,Initech,Prospecting,"USD 500.00",1%,12/2/2026,,9/3/2026,0065g00000ABCDG

Grand Totals (3 Records),,,,"USD 20,500.00",,,,,
"Confidential Information - Do Not Distribute"
"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
""",
        deals=(
            "0065g00000ABCDE open 12000.00 USD 2026-12-18 2026-11-05 0.9",
            "0065g00000ABCDF won 8000.00 USD 2026-11-02 2026-11-02 1.0",
            "0065g00000ABCDG open 500.00 USD 2026-12-02 2026-09-03 0.01",
        ),
    ),
    Export(
        name="Salesforce, United Kingdom",
        text="""\
Opportunity ID,Opportunity Name,Stage,Amount,Probability (%),Close Date,Last Activity,Owner: Full Name
A1,Acme,Proposal,"£12,000.00",60,18/12/2026,05/11/2026,Kim Lee
A2,Globex,Closed Won,"£8,000.00",100,02/11/2026,02/11/2026,Kim Lee
A3,Initech,Closed Lost,"£500.00",0,03/11/2026,01/10/2026,Kim Lee
""",
        deals=(
            "A1 open 12000.00 GBP 2026-12-18 2026-11-05 0.6",
            "A2 won 8000.00 GBP 2026-11-02 2026-11-02 1.0",
            "A3 lost 500.00 GBP 2026-11-03 2026-10-01 0.0",
        ),
    ),
    Export(
        name="Salesforce, German",
        encoding="cp1252",
        text="""\
Opportunity-Inhaber;Accountname;Opportunity-Name;Phase;Betrag Währung;Betrag;Wahrscheinlichkeit (%);Schlusstermin;Letzte Aktivität;Geschlossen;Gewonnen;Opportunity-ID
Jana Köhler;Müller;Müller Größe;Angebot;EUR;12.000,50;60;18.12.2026;5.11.2026;0;0;0065g00000ABCDE
Jana Köhler;Öl AG;Öl AG;Gewonnen;EUR;1.234,00;100;1.11.2026;;1;1;0065g00000ABCDF
Jana Köhler;Süd KG;Süd KG;Eingestellt;EUR;900,00;0;2.11.2026;;1;0;0065g00000ABCDG

Gesamtsumme;;;;;14.134,50;;;;;;
"Vertrauliche Informationen - nicht weitergeben"
""",
        deals=(
            "0065g00000ABCDE open 12000.50 EUR 2026-12-18 2026-11-05 0.6",
            "0065g00000ABCDF won 1234.00 EUR 2026-11-01 None 1.0",
            "0065g00000ABCDG lost 900.00 EUR 2026-11-02 None 0.0",
        ),
    ),
    Export(
        name="Salesforce, French",
        encoding="cp1252",
        text="""\
"Propriétaire de l'opportunité";"Nom de l'opportunité";"Étape";"Montant";"Probabilité (%)";"Date de clôture";"Dernière activité";"Date de création"
"Inès Roche";"Brasserie Nord";"Négociation";"EUR 4 500,00";"60";"31/12/2026";"05/11/2026";"01/10/2026"
"Inès Roche";"Halle Sud";"Gagnée";"EUR 1 200,00";"100";"02/11/2026";"";"01/10/2026"
"Inès Roche";"Quai Est";"Fermée/Perdue";"EUR 900,00";"0";"03/11/2026";"";"01/10/2026"
"Total général";"";"";"EUR 6 600,00";"";"";"";""
""",
        deals=(
            "Brasserie+Nord open 4500.00 EUR 2026-12-31 2026-11-05 0.6",
            "Halle+Sud won 1200.00 EUR 2026-11-02 2026-10-01 1.0",
            "Quai+Est lost 900.00 EUR 2026-11-03 2026-10-01 0.0",
        ),
    ),
    Export(
        name="Salesforce, Spanish, with days in words",
        text="""\
Propietario de oportunidad,Nombre de la oportunidad,Etapa,Importe,Fecha de cierre,Última actividad,Id. de oportunidad
Lucía Vega,Norte,Propuesta,"MX$ 4,500.00",31 dic 2026,5 de noviembre de 2026,006A
Lucía Vega,Sur,Ganada cerrada,"MX$ 1,200.00",2 nov 2026,,006B
Lucía Vega,Este,Perdida,"MX$ 900.00",3 nov 2026,,006C
""",
        deals=(
            "006A open 4500.00 MXN 2026-12-31 2026-11-05 None",
            "006B won 1200.00 MXN 2026-11-02 None None",
            "006C lost 900.00 MXN 2026-11-03 None None",
        ),
    ),
    Export(
        name="Salesforce's data loader, closed without won",
        text="""\
"ID","NAME","STAGENAME","AMOUNT","PROBABILITY","CLOSEDATE","ISCLOSED","OWNER.NAME","LASTACTIVITYDATE","LASTMODIFIEDDATE","CREATEDDATE","CURRENCYISOCODE"
"006A","Acme","Abandoned","12000.0","0.0","2026-11-02","true","Kim Lee","","2026-11-02T10:00:00.000Z","2026-09-01T10:00:00.000Z","SEK"
"006B","Globex","Delivered","8000.0","100.0","2026-11-02","true","Kim Lee","2026-11-01","2026-11-02T10:00:00.000Z","2026-09-01T10:00:00.000Z","SEK"
"006C","Initech","Waiting","8000.0","","2026-11-02","true","Kim Lee","","","","SEK"
"006D","Umbra","Closed Won pending","8000.0","90.0","2026-12-02","false","Kim Lee","","","2026-09-01T10:00:00.000Z","SEK"
""",
        deals=(
            "006A lost 12000.0 SEK 2026-11-02 2026-11-02 0.0",
            "006B won 8000.0 SEK 2026-11-02 2026-11-01 1.0",
            "006D open 8000.0 SEK 2026-12-02 2026-09-01 0.9",
        ),
        troubles=(4,),
    ),
    Export(
        name="a sheet of one's own: short years, crowns, a currency in the heading",
        text="""\
Deal,Stage,Owner,Amount (NOK),Close Date,Last Activity,Probability
Acme,Offer,Kim Lee,12 000 kr,31-Mar-27,1-Nov-26,60%
Globex,Closed,Kim Lee,"8 000,50 kr",2-Nov-26,2-Nov-26,100%
Initech,Lost,Kim Lee,-,3-Nov-26,1-Oct-26,0%
""",
        deals=(
            "Acme open 12000 NOK 2027-03-31 2026-11-01 0.6",
            "Globex won 8000.50 NOK 2026-11-02 2026-11-02 1.0",
            "Initech lost None NOK 2026-11-03 2026-10-01 0.0",
        ),
    ),
    Export(
        name="days that nothing proves, and two columns that contradict each other",
        text="""\
Opportunity ID,Opportunity Name,Stage,Amount,Close Date,Last Activity,Created Date,Owner
1,Acme,Offer,R$ 500,12/18/2026,18/11/2026,05/10/2026,Kim Lee
2,Globex,Closed,R$ 500,11/12/2026,12/11/2026,05/09/2026,Kim Lee
3,Initech,Sales lost,R$ 500,11/12/2026,12/11/2026,05/09/2026,Kim Lee
""",
        deals=(
            "1 open 500 BRL 2026-12-18 2026-11-18 None",
            "2 won 500 BRL 2026-11-12 2026-11-12 None",
            "3 lost 500 BRL 2026-11-12 2026-11-12 None",
        ),
        notices=(
            "“Close Date” could be read in two ways; they were taken as month/day",
            "“Last Activity” could be read in two ways; they were taken as day/month",
            "“Created Date” could be read in two ways; they were taken as month/day",
        ),
    ),
    Export(
        name="a column of probabilities that nobody keeps up, and Closed that may be either",
        text="""\
Deal ID,Deal Name,Deal Stage,Amount,Deal probability,Close Date
1,Acme,Offer,"A$1,500",0,2026-12-18
2,Globex,Closed,"C$1,500",0,2026-11-18
3,Initech,Closed Won,"12,500.00 zł",0,2026-11-18
""",
        deals=(
            "1 open 1500 AUD 2026-12-18 None 0.0",
            "3 won 12500.00 PLN 2026-11-18 None 0.0",
        ),
        notices=("nobody's page",),
        troubles=(3,),
    ),
)
