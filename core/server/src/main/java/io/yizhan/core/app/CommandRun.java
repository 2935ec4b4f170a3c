package io.yizhan.core.app;

import io.micronaut.context.ApplicationContext;
import io.yizhan.core.database.EmbeddedDatabase;
import io.yizhan.core.database.FolderTree;
import io.yizhan.core.security.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a command that needs the database: the program's rooms over it, with nobody served. An embedded database
 * that a server has running is joined as one more server would: that server hears of what changes by events. One whose
 * tables are older than this program is not joined.
 */
final class CommandRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandRun.class);

    /** What a server that has the embedded database running means for the command. */
    enum Company {
        /** It is joined, if its tables are those of this program. */
        SAME_TABLES,
        /** It is joined whatever its tables, as the command changes none. */
        ANY,
        /** The command wants the database for itself. */
        NONE
    }

    private final Settings settings;
    private final Optional<CommandTurn> turn;

    /** For packages of plugins: the folder of a server that runs on this machine is tidied by that server. */
    private final Path plugins;

    /**
     * Reads the settings and looks whether a server runs; starts nothing.
     *
     * @throws UnfitSettings when the settings do not fit
     * @throws io.yizhan.core.database.DatabaseMisconfigured if the server that runs cannot be joined
     */
    CommandRun(Yizhan yizhan) {
        this(yizhan, Company.SAME_TABLES);
    }

    /**
     * The same, of a command that takes running servers otherwise.
     *
     * @throws UnfitSettings also if a server runs and the command wants none
     */
    CommandRun(Yizhan yizhan, Company company) {
        Settings own = yizhan.settings(null, Map.of());
        Map<String, Object> arguments = new HashMap<>();
        turn = isEmbedded(own) ? CommandTurn.await(own.dataFolder(), yizhan.terminal()) : Optional.empty();
        try {
            if (isEmbedded(own)) {
                EmbeddedDatabase.findRunning(own.databaseFolder())
                        .ifPresent(server -> join(server, company, arguments, yizhan.terminal()));
            }
            plugins = temporaryFolder();
            arguments.put("yizhan.plugins.folder", plugins.toString());
            settings = yizhan.settings(own.profile(), arguments);
        } catch (RuntimeException e) {
            turn.ifPresent(CommandTurn::close);
            throw e;
        }
        own.context().close();
    }

    private static boolean isEmbedded(Settings settings) {
        return settings.find("yizhan.database.url").isEmpty() && settings.profile() == Profile.DEVELOPMENT;
    }

    private void join(
            EmbeddedDatabase.Login server, Company company, Map<String, Object> arguments, Terminal terminal) {
        turn.ifPresent(CommandTurn::close);
        if (company == Company.NONE) {
            throw new UnfitSettings(
                    "正在运行的服务器打开着这个数据库；请先停止它，或用 YIZHAN_DATA_FOLDER 指定另一个数据文件夹。",
                    "A running server has this database open; stop it first, or name another data folder with"
                            + " YIZHAN_DATA_FOLDER.");
        }
        if (company == Company.SAME_TABLES) {
            server.requireMigrated();
            // beside the answer: scripts read that
            terminal.complain(
                    "数据库由正在运行的服务器提供，更改随即在该服务器生效。",
                    "A running server has the database open: it follows what is changed here at once.");
        }
        arguments.put("yizhan.database.url", server.url());
        arguments.put("yizhan.database.user", server.user());
        arguments.put("yizhan.database.password", server.password());
    }

    Settings settings() {
        return settings;
    }

    /** Starts the rooms; they end with this. */
    ApplicationContext start() {
        return settings.context().start();
    }

    @Override
    public void close() {
        try {
            if (settings.context().isRunning()) {
                settings.context().close();
            }
        } finally {
            turn.ifPresent(CommandTurn::close);
            delete(plugins);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("yizhan-plugins-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            LOG.warn("the folder {} could not be deleted", folder, e);
        }
    }
}
