"""Names that everybody knows, and that are no rival's: of people, of places, of tools in every office."""

from __future__ import annotations

from typing import Final


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TOOLS: Final = _set(
    "excel word outlook gmail google slack zoom teams powerpoint sharepoint onedrive dropbox sheets docs calendar notion airtable trello "
    "quickbooks zapier chatgpt whatsapp facebook instagram linkedin youtube windows office microsoft access paypal stripe docusign "
    "quickbook gdocs gsheets onenote evernote calendly github jira toggl iphone android mac pdf pdfs csv sql python"
)
"""Tools of every office: in use everywhere, and rarely what an offer would replace."""

PLATFORMS: Final = _set(
    "salesforce hubspot sap oracle netsuite workday adp dynamics zendesk intercom servicenow sage xero freshbooks shopify magento wordpress woocommerce "
    "aws azure gcp snowflake databricks tableau looker marketo pardot mailchimp klaviyo amazon apple meta tiktok instagram okta duo cisco vmware citrix "
    "autocad solidworks autodesk adobe photoshop canva figma miro asana basecamp clickup monday webex skype bing stackoverflow mysql postgres mongodb "
    "kubernetes docker linux ubuntu unix android chrome firefox safari edge power bi expedia airbnb ebay etsy uber fedex ups dhl usps visa mastercard amex"
)
"""Programs and services known to everybody: whoever says that they use one rarely tells of a rival."""

FIRST_NAMES: Final = _set(
    "aaron adam ahmed alan alex alice amanda amelia amy ana andrea andrew andy angela anita anna anne anthony antonio ben beth bill bob brenda brian carl "
    "carla carlos carol caroline catherine charles charlie chloe chris christina claire craig dan daniel dave david dawn debbie denise dennis derek diana "
    "diane donna doug ed eddie edward eleanor elena ellen ellie emily emma eric erin eva fatima fiona frank fred gareth gary george gillian grace graham "
    "greg hannah harry hassan heather helen henry howard ian jack jacob james jamie jan jane janet jason jean jeff jen jenny jerry jess jessica jim jo joan "
    "joe john jon jose josh juan judy julia julie karen kate kathy katie keith kelly ken kevin kim larry laura lauren lee leo liam linda lisa louise lucy "
    "luke malcolm marco marcus maria marie mark martha martin mary matt maya megan melissa mia michael michelle mike mohammed nadia nancy natalie neil nick "
    "nicola nina noah oliver olivia omar pam pat patricia patrick paul paula pedro peter phil philip priya rachel raj ravi rebecca richard rick rita rob "
    "robert robin roger ron rosa rose ruth ryan sally sam samantha sandra sanjay sara sarah scott sean sharon sheila simon sofia sophie stacy stan stefan "
    "stephanie stephen steve steven stuart sue susan suzanne ted teresa terry thomas tim tina todd tom tommy tony tracy tyler valerie vanessa venkat vera "
    "vicky victor victoria vincent wendy will william yusuf zoe "
    "abby adele agnes aisha alexis alfie alison allison amir angus anil anjali annette ari arjun arthur asha ashley audrey barb barbara barry beatrice "
    "becky bernard bernie bert beryl betty beverly bev blake bobby brad bradley brandon bree brendan brett bridget bruce bruno bryan callum cameron cathal cathy cecilia "
    "chad chandra charlotte chelsea cheryl chuck cindy clara clive cody colin connor corey courtney craig curtis cynthia daisy dale damian dana danny darren "
    "darryl dean debra deepak deepa derrick desmond diego dilip dominic doris dorothy doris duncan dustin dylan earl edith eilidh elaine eleni eli elijah elizabeth ella "
    "elsie emil enzo ernie esther ethan evan evelyn faith farah felix femi fergus fernando florian frances francis freddie gabriel gail gavin gene "
    "geoff geoffrey georgia gerald gerry gilbert gina giovanni glen glenn gloria gordon guido gus guy gwen hamish hans harold harriet harvey hazel heidi hector "
    "herb hugh hugo ibrahim ignacio imran ines inga ingrid irene iris isaac isabel isabella ivan ivy jackie jacqueline jake jamal janice javier jay jean jeffrey "
    "jenna jennifer jeremy jerome jesse jill jimmy joanna joanne joel joey jonathan jordan jorge joseph josephine joyce juliet justin kamal karl kate katherine "
    "kath kathleen kayla kelvin kenji kenneth kenny kerry kev kirk kirsten kiran kristen kristin kumar kurt kyle kyron lance lars laurie lena leon leonard leslie lewis liz "
    "lizzie logan lois lorraine louis luca lucia luis lydia lynn mabel mack mandy manuel marcel margaret marion marjorie marlene marta marty mateo matthew mattias "
    "maureen max mehmet melanie melinda mercedes mick mickey miguel mikhail miles millie milo mitch mo molly monica morgan muhammad murray myra naomi nathan nathaniel "
    "neha nigel nikhil nikita nikos norm norma norman nora olga oscar otis otto owen pablo pamela patricia patty pauline pearl peggy penny perry pete philippa phyllis pierre "
    "piotr polly prakash preeti rafael rahul ralph ramesh ramon randy raymond regina reggie reza rhonda ricardo ricky rodney roger roland ronald rory ross roy ruby "
    "rudy rupert russell sabrina saeed sandy sanjiv sasha saul sean sebastian serena sergio seth shane shannon shaun shawn shelly sherry shirley sid sigrid silvia sipho "
    "sonia spencer stacey stella stu sunil sunita suresh sven sylvia tamara tammy tanya tara taylor terri tessa tess theo theresa tiffany tobias toby todd tomas travis trevor "
    "trish trudy tyrone uma ursula valentina vanessa vernon viktor vijay vikram vivian wade wally walter wanda warren wayne wes wesley wilma winston wyatt xavier yasmin yvonne zach zack"
)
"""First names: in a place where somebody who is used or asked may stand too, they are people."""

CALENDAR_AND_PLACES: Final = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december q1 q2 q3 q4 christmas easter thanksgiving ramadan india china europe america canada france germany spain italy england "
    "london texas california paris berlin tokyo florida chicago boston us usa uk eu asia africa australia ireland scotland wales new york "
    "i ai api crm erp saas it hr roi kpi ceo cfo cto cio coo vp pdf csv sso gdpr hipaa soc iso rfp poc faq sdk ui ux mr mrs ms dr english spanish french german"
)
"""Words with a capital that name no company."""
