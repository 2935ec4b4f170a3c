package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.Database;
import io.yizhan.core.database.SchemaHistory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Brings the system tables up to date without starting the server, as a step of a deployment. */
@Command(
        name = "migrate",
        description = "bring the database's tables up to date | 升级数据库表",
        mixinStandardHelpOptions = true)
final class Migrate implements Callable<Integer> {
    private final Yizhan yizhan;

    Migrate(Yizhan yizhan) {
        this.yizhan = yizhan;
    }

    @Override
    public Integer call() {
        try (CommandRun run = new CommandRun(yizhan)) {
            ApplicationContext context = run.start();
            // Opening the database is what migrates: no room can be handed one that is behind.
            Database database = context.getBean(Database.class);
            String version = database.read(SchemaHistory::version);
            yizhan.terminal()
                    .line("数据库表已是最新（版本 " + version + "）。", "The tables are up to date (version " + version + ").");
            return 0;
        }
    }
}
