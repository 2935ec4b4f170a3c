package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.Database;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.projection.Stage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything derived from versions: puts the model in force, fills all of it again and tells the servers. */
final class DerivedContent {
    private static final Logger LOG = LoggerFactory.getLogger(DerivedContent.class);

    private DerivedContent() {}

    static void fill(ApplicationContext context, Terminal terminal) {
        context.getBean(ContentStart.class).start();
        ModelLayout layout = context.getBean(Layouts.class).current();
        context.getBean(Reindexer.class).reindex(layout, layout.model().types().keySet(), (type, stage, entries) -> {
            String zh = stage == Stage.DRAFT ? "草稿" : "已发布";
            terminal.line(
                    type + " · " + zh + "：" + entries,
                    type + " · " + (stage == Stage.DRAFT ? "drafts" : "published") + ": " + entries);
        });
        // servers make what they derive from these tables themselves: their search index
        EventStore events = context.getBean(EventStore.class);
        long position = context.getBean(Database.class)
                .write(sql -> events.append(sql, Optional.empty(), List.of(new Event.ContentReindexed())));
        LOG.debug("servers are told at position {}", position);
    }
}
