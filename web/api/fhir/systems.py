"""The names by which FHIR knows kinds of numbers and codes, and where the guides of the prior-authorization rules live.

Kinds that have no name of HL7's or of a national body have one of ours (`urn:hearth:…`), told in docs/partners/fhir.md.
"""

FHIR_VERSION = "4.0.1"
BASE = "/api/fhir/r4"

SAR_NUMBER = "urn:hearth:ccs:sar-number"
CASE_NUMBER = "urn:hearth:ccs:case-number"
CIN = "urn:hearth:medi-cal:cin"
GROUPING = "urn:hearth:ccs:service-code-grouping"
COVERAGE = "urn:hearth:ccs:coverage"
SUPPLEMENTAL = "urn:hearth:ccs:supplemental"
NPI = "http://hl7.org/fhir/sid/us-npi"
ICD = {"icd9": "http://hl7.org/fhir/sid/icd-9-cm", "icd10": "http://hl7.org/fhir/sid/icd-10-cm"}
CPT = "http://www.ama-assn.org/go/cpt"
HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"

RESPONSE_CODE = "https://codesystem.x12.org/005010/306"  # HCR01 of an X12 278
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
PDEX = "http://hl7.org/fhir/us/davinci-pdex"
PAS = "http://hl7.org/fhir/us/davinci-pas"

REVIEW_ACTION = f"{PDEX}/StructureDefinition/extension-reviewAction"
REVIEW_ACTION_CODE = f"{PDEX}/StructureDefinition/extension-reviewActionCode"
DECIDED_ON = f"{PDEX}/StructureDefinition/base-ext-when-adjudicated"
DISCRIMINATOR = f"{PDEX}/CodeSystem/PDexAdjudicationDiscriminator"
TRACE_NUMBER = f"{PAS}/StructureDefinition/extension-itemTraceNumber"
ISSUED_ON = f"{PAS}/StructureDefinition/extension-itemPreAuthIssueDate"
IN_FORCE = f"{PAS}/StructureDefinition/extension-itemPreAuthPeriod"
CODE_END = f"{PAS}/StructureDefinition/extension-productOrServiceCodeEnd"
