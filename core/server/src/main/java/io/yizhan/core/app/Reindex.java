package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.projection.Layouts;
import io.yizhan.core.projection.ModelLayout;
import io.yizhan.core.projection.Reindexer;
import io.yizhan.core.projection.Stage;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Fills everything derived from versions again; servers may serve meanwhile. */
@Command(
        name = "reindex",
        description = "fill derived tables again from versions | 由版本重建派生数据",
        mixinStandardHelpOptions = true)
final class Reindex implements Callable<Integer> {
    private final Yizhan yizhan;

    Reindex(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (ApplicationContext context =
                yizhan.settings(null, Map.of()).context().start()) {
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
            terminal.line("已重建。", "Done.");
            return 0;
        }
    }
}
