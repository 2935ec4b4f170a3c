package io.yizhan.core.event;

import java.util.List;
import java.util.UUID;

/** Something that happened to content or to what shapes it. Immutable, small, without texts of entries. */
public sealed interface Event {

    /** An event about one entry. */
    sealed interface OfEntry extends Event {
        UUID entryId();

        /** Id of the content type. */
        String type();
    }

    /** A draft was created or changed. {@code version} is {@code number.revision}. */
    record EntrySaved(UUID entryId, String type, String version) implements OfEntry {}

    /** Locales of an entry went out, with the shared values of that version. */
    record EntryPublished(UUID entryId, String type, int version, List<String> locales) implements OfEntry {
        public EntryPublished {
            locales = List.copyOf(locales);
        }
    }

    /** Locales of an entry were taken back; the entry itself if none is left. */
    record EntryUnpublished(UUID entryId, String type, List<String> locales, boolean gone) implements OfEntry {
        public EntryUnpublished {
            locales = List.copyOf(locales);
        }
    }

    record EntryTrashed(UUID entryId, String type) implements OfEntry {}

    record EntryUntrashed(UUID entryId, String type) implements OfEntry {}

    /** A review of an entry in a locale went on; state as in the table: IN_REVIEW, RETURNED, APPROVED, VETOED, WITHDRAWN. */
    record ReviewChanged(UUID entryId, String type, String locale, String state) implements OfEntry {}

    /** The content model was swapped. */
    record ModelChanged(long generation, String fingerprint) implements Event {}

    /** Grants, roles or what a caller may see changed. */
    record AccessChanged() implements Event {}

    /** A company applied, was entered or changed; or its state: APPLIED, APPROVED, REFUSED, SUSPENDED. */
    record PartnerChanged(UUID partnerId, String state) implements Event {}

    /** A partner's inquiry went to an enterprise. */
    record InquirySent(UUID inquiryId, UUID partnerId, UUID enterpriseId) implements Event {}

    /** A message was added to an inquiry, or its state changed: NEW, READ, ANSWERED, CLOSED. */
    record InquiryChanged(UUID inquiryId, String state) implements Event {}

    /** A picture or file of the media library was changed or deleted. */
    record AssetChanged(UUID assetId) implements Event {}

    /** A preview token was made for an entry or a type, or taken back; state: MADE, REVOKED. */
    record PreviewTokenChanged(UUID tokenId, String type, String state) implements Event {}

    /** A release was made, changed or carried out; state: one of the words of the admin API's ReleaseState. */
    record ReleaseChanged(UUID releaseId, String state) implements Event {}

    /** Everything derived was filled again from versions: what is made from it should be made again too. */
    record ContentReindexed() implements Event {}
}
