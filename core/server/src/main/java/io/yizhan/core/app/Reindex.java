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
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** Fills everything derived from versions again; servers may serve meanwhile. */
@Command(
        name = "reindex",
        description = "fill derived tables again from versions | 由版本重建派生数据",
        mixinStandardHelpOptions = true)
final class Reindex implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Reindex.class);

    private final Yizhan yizhan;

    Reindex(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            context.getBean(ContentStart.class).start();
            ModelLayout layout = context.getBean(Layouts.class).current();
            Terminal terminal = yizhan.terminal();
            context.getBean(Reindexer.class)
                    .reindex(layout, layout.model().types().keySet(), (type, stage, entries) -> {
                        if (entries > 0) {
                            String zh = stage == Stage.DRAFT ? "草稿" : "已发布";
                            terminal.line(
                                    type + " · " + zh + "：" + entries,
                                    type + " · " + (stage == Stage.DRAFT ? "drafts" : "published") + ": " + entries);
                        }
                    });
            // servers make what they derive from these tables themselves: their search index
            EventStore events = context.getBean(EventStore.class);
            long position = context.getBean(Database.class)
                    .write(sql -> events.append(sql, Optional.empty(), List.of(new Event.ContentReindexed())));
            LOG.debug("servers are told at position {}", position);
            terminal.line("已重建；各服务器随后重建检索索引。", "Done. Each server makes its search index anew from here on.");
            return 0;
        }
    }
}
