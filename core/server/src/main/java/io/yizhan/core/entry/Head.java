package io.yizhan.core.entry;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Locales;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry with its newest version.
 *
 * @param closed whether the version may still be amended
 * @param fields values of the version
 * @param marks where each field × locale last changed
 */
public record Head(
        UUID id,
        String type,
        Instant createdAt,
        Optional<UUID> createdBy,
        boolean trashed,
        VersionMark version,
        boolean closed,
        Instant versionCreatedAt,
        Optional<UUID> versionCreatedBy,
        Instant updatedAt,
        StoredFields fields,
        FieldMarks marks,
        TranslationSources sources) {

    /** A new entry without values, in its first version. */
    static Head blank(UUID id, String type, Instant now, Optional<UUID> author) {
        VersionMark first = new VersionMark(1, 1);
        return new Head(
                id,
                type,
                now,
                author,
                false,
                first,
                false,
                now,
                author,
                now,
                StoredFields.empty(),
                FieldMarks.empty(),
                TranslationSources.parse("{}"));
    }

    /** Values by field key in the form of docs/model-files.md. */
    public ObjectNode document(ContentType contentType, Locales locales) {
        return fields.document(contentType, locales);
    }

    /**
     * @throws io.yizhan.core.problem.ProblemException CONFLICT if the newest version is another
     */
    public void requireVersion(VersionMark expected) {
        if (!version.equals(expected)) {
            throw Problem.of(ProblemCode.CONFLICT, "entry.version.changed")
                    .with("expected", expected.toString())
                    .with("current", version.toString())
                    .at("expectedVersion")
                    .exception();
        }
    }
}
