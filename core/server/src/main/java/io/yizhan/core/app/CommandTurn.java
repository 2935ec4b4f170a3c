package io.yizhan.core.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands on an embedded database that no server has running take turns: the one that started it ends it, and would end
 * it beneath another. A killed command holds nobody up.
 */
final class CommandTurn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CommandTurn.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final FileChannel file;

    private CommandTurn(FileChannel file) {
        this.file = file;
    }

    /**
     * Waits until it is this command's turn, and says so when it is another's.
     *
     * @return none where nothing can be written: then no database can be started there either
     */
    static Optional<CommandTurn> await(Path dataFolder, Terminal terminal) {
        try {
            return Optional.of(new CommandTurn(lock(dataFolder, terminal)));
        } catch (IOException e) {
            LOG.debug("no turns are taken in {}", dataFolder, e);
            return Optional.empty();
        }
    }

    private static FileChannel lock(Path dataFolder, Terminal terminal) throws IOException {
        FileChannel file = FileChannel.open(
                Files.createDirectories(dataFolder).resolve("command.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            boolean told = false;
            while (lock(file) == null) {
                if (!told) {
                    terminal.complain(
                            "另一条命令正在使用内嵌数据库，等待其完成…", "Another command uses the embedded database; waiting for it …");
                    told = true;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by another command of this very program
            return null;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
