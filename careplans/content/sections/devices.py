"""Implants and equipment, and whether an ICD may still give a shock (domain.md §1.9)."""

from careplans.content.document import Section
from careplans.content.items import Choice, PartialDate, Phone, Text, Tier, WholeDate

IF_IT_CAN_SHOCK = {"kind": ("icd", "crt_d")}
IF_IT_PACES = {"kind": ("icd", "crt_d", "pacemaker", "crt_p")}

DEVICES = Section(
    key="devices",
    title="Devices and equipment",
    document="record",
    group="Medicines and equipment",
    repeats=True,
    row_name="device",
    items=(
        Choice(
            key="kind",
            label="Kind of device",
            options={
                "icd": "ICD",
                "crt_d": "CRT-D (ICD with pacing of both ventricles)",
                "pacemaker": "Pacemaker",
                "crt_p": "CRT-P (pacing of both ventricles)",
                "lvad": "Heart pump (LVAD)",
                "gastrostomy": "Feeding tube into the stomach (PEG or RIG)",
                "tracheostomy": "Tracheostomy",
                "niv": "Non-invasive ventilator",
                "cough_assist": "Cough assist",
                "syringe_driver": "Syringe driver",
                "central_line": "Central line, PICC or port",
                "catheter": "Urinary catheter",
                "nephrostomy": "Nephrostomy",
                "pleural_catheter": "Drain in the chest or abdomen",
                "stent": "Stent",
                "baclofen_pump": "Baclofen pump",
                "wheelchair": "Wheelchair",
                "hearing_aid": "Hearing aid",
                "other": "Other",
            },
            needed_to_publish=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="name", label="Device in more words", hint="Side, site, model.", max_length=200, tier=Tier.FIRST_SCREEN
        ),
        Text(key="make_and_model", label="Make and model", max_length=200),
        Text(key="site", label="Where on the body", max_length=200),
        PartialDate(key="fitted_on", label="Fitted on"),
        PartialDate(key="change_due_on", label="To be changed by"),
        Text(key="details", label="Details and settings", lines=2, max_length=500),
        Text(key="crisis_relevance", label="What it means in a crisis", max_length=300, tier=Tier.FIRST_SCREEN),
        Choice(
            key="icd_shock_status",
            label="Can it still give a shock?",
            hint="For an ICD or CRT-D.",
            options={
                "active": "Active",
                "deactivated": "Deactivated",
                "deactivation_planned": "Still active; deactivation planned",
                "discussed_declined": "Still active; deactivation discussed and declined",
                "unknown": "Not known",
                "not_applicable": "Not applicable",
            },
            tier=Tier.ALERT,
            asked_if=IF_IT_CAN_SHOCK,
        ),
        WholeDate(key="deactivation_discussed_on", label="Deactivation discussed on", asked_if=IF_IT_CAN_SHOCK),
        Text(key="deactivation_decision", label="What was decided", max_length=300, asked_if=IF_IT_CAN_SHOCK),
        WholeDate(
            key="deactivation_on",
            label="Date of deactivation, planned or done",
            tier=Tier.FIRST_SCREEN,
            asked_if=IF_IT_CAN_SHOCK,
        ),
        Text(key="deactivation_by", label="Deactivation by", max_length=200, asked_if=IF_IT_CAN_SHOCK),
        Text(
            key="deactivation_emergency",
            label="In an emergency",
            hint="Such as where the ring magnet is.",
            max_length=300,
            tier=Tier.ALERT,
            asked_if=IF_IT_CAN_SHOCK,
        ),
        Text(
            key="deactivation_letter",
            label="Written confirmation for the undertaker",
            hint="Where it is, or who will write it.",
            max_length=300,
            asked_if=IF_IT_PACES,
        ),
        Text(key="card_location", label="Where the device card is", max_length=300),
        Phone(key="clinic_phone", label="Telephone of the clinic or supplier"),
    ),
)

SECTIONS = (DEVICES,)
