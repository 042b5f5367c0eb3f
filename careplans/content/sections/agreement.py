"""On what footing the plan was made, who may see it, and what people have been told (domain.md §1.3)."""

from careplans.content.coded import SOURCED
from careplans.content.document import Section
from careplans.content.items import Choice, Coded, Text, Tier, WholeDate

CONSENT = Section(
    key="consent",
    title="Agreement and sharing",
    document="record",
    group="Agreement",
    items=(
        Choice(
            key="plan_created_with",
            label="This plan is made with",
            options={
                "agreement": "The person's agreement",
                "best_interests": "A best-interests process",
                "attorney": "The decision of an attorney or deputy",
                "parental_responsibility": "The agreement of those with parental responsibility",
            },
            needed_to_publish=True,
        ),
        Text(key="plan_created_with_detail", label="More about that", lines=2),
        Choice(
            key="sharing",
            label="Sharing",
            code=Coded("Sharing", "413909005", "Consent status for record sharing"),
            options={
                "all_direct_care": Coded(
                    "Share with everyone giving direct care",
                    "425691002",
                    "Consent given for electronic record sharing",
                    SOURCED,
                ),
                "except_named": "Share, except with those named below",
                "not_electronically": Coded(
                    "Do not share electronically", "414859005", "No consent for electronic record sharing"
                ),
                "withdrawn": "Agreement to share withdrawn",
            },
            needed_to_publish=True,
        ),
        Text(key="sharing_detail", label="More about sharing", lines=2),
        WholeDate(key="recorded_on", label="Recorded on"),
        Text(key="recorded_by", label="Recorded by", max_length=200),
        Text(
            key="do_not_share_with",
            label="Do not share with",
            hint="People or organisations, one on each line.",
            lines=2,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="family_told",
            label="What family and friends have been told",
            lines=3,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="do_not_discuss_with",
            label="Do not discuss with",
            hint="Who must not be told, and what.",
            lines=2,
            tier=Tier.ALERT,
        ),
        Text(
            key="do_not_contact",
            label="Must not be contacted",
            hint="People, one on each line.",
            lines=2,
            tier=Tier.ALERT,
        ),
        Choice(
            key="digital_access",
            label="The person's own access to this plan",
            options={"none": "None", "read": "Read", "read_and_write": "Read, and write their own words"},
            tier=Tier.BACKGROUND,
        ),
        Text(key="digital_access_detail", label="More about access", max_length=300, tier=Tier.BACKGROUND),
        Text(key="proxy_name", label="Someone who has access for them", max_length=200, tier=Tier.BACKGROUND),
        Text(key="proxy_basis", label="Why they may have access", max_length=200, tier=Tier.BACKGROUND),
        Text(key="proxy_evidence", label="What was seen that shows it", max_length=200, tier=Tier.BACKGROUND),
        Choice(
            key="proxy_scope",
            label="What they may do",
            options={"read": "Read", "read_and_write": "Read, and write the person's own words"},
            tier=Tier.BACKGROUND,
        ),
        Text(
            key="author",
            label="Who led the making of this plan",
            hint="Name and role. Whoever writes and signs it here is on record by their own sign-in.",
            max_length=200,
            tier=Tier.BACKGROUND,
        ),
        Text(
            key="sources",
            label="What this plan is based on",
            hint="Conversations, letters, records, meetings: one on each line.",
            lines=4,
            tier=Tier.BACKGROUND,
        ),
    ),
)

SECTIONS = (CONSENT,)
