package io.yizhan.core.app;

import io.yizhan.core.entry.Author;
import io.yizhan.core.entry.EntryIds;
import io.yizhan.core.entry.EntryService;
import io.yizhan.core.entry.FieldChange;
import io.yizhan.core.entry.SaveOutcome;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.FieldKey;
import io.yizhan.core.security.AccessService;
import io.yizhan.core.security.Caller;
import io.yizhan.core.security.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.StringNode;

/** Three reviews by three people in their browsers, from a template of a workflow to a published article. */
@Tag("any-database")
class ReviewWalkTest {
    @TempDir
    Path folder;

    @Test
    void threePeopleReviewAnArticle() throws IOException, InterruptedException {
        try (WalkServer server = new WalkServer(folder)) {
            server.user("admin", "陈主任", Role.ADMIN);
            server.user("lin", "林晓", Role.EDITOR);
            server.user("wang", "王编", Role.EDITOR);
            server.user("zhao", "赵科", Role.PUBLISHER);
            server.walk(
                    "review.mjs", Map.of("YIZHAN_WALK_ENTRY", article(server).toString()));
        }
    }

    private static UUID article(WalkServer server) {
        Caller caller = new Caller.Program();
        Author author = new Author(caller, server.bean(AccessService.class).of(caller));
        String kind = server.bean(ContentModels.class)
                .current()
                .requireVocabulary("articleKind")
                .terms()
                .keySet()
                .iterator()
                .next();
        SaveOutcome made = server.bean(EntryService.class)
                .create(
                        author,
                        new EntryService.Creation(
                                "article",
                                server.bean(EntryIds.class).next(),
                                List.of(
                                        change("core.title", Optional.of("zh-Hans"), "和田玉的三审三校"),
                                        change("core.slug", Optional.empty(), "three-reviews"),
                                        change("core.date", Optional.empty(), "2026-02-01"),
                                        change("core.kind", Optional.empty(), kind)),
                                Optional.empty()));
        return made.entryId();
    }

    private static FieldChange change(String field, Optional<String> locale, String value) {
        return new FieldChange(FieldKey.parse(field), locale, Optional.of(StringNode.valueOf(value)), Optional.empty());
    }
}
