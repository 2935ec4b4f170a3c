package io.yizhan.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yizhan.core.database.Database;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.core.event.Event;
import io.yizhan.core.event.EventFeed;
import io.yizhan.core.event.EventStore;
import io.yizhan.core.model.ContentModels;
import io.yizhan.core.model.SearchKeys;
import io.yizhan.core.projection.Layouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of its files, the index is whole again by itself, and holds what the database holds. */
@Tag("any-database")
class IndexFollowerTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @AutoClose
    private static final DeliveryServer SERVER = new DeliveryServer();

    /** How many entries of each type the index of a healthy server holds. */
    private static Map<String, Integer> healthy = Map.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void load(@TempDir Path first) {
        SERVER.withSamples();
        try (Running running = new Running(SERVER, first)) {
            running.awaitWhole();
            healthy = running.counts();
        }
        assertThat(healthy).hasSizeGreaterThan(5);
    }

    /** A second index over the server's database. */
    private static final class Running implements AutoCloseable {
        private final DeliveryServer server;
        private final SearchIndex index;
        private final IndexFollower follower;

        Running(DeliveryServer server, Path folder) {
            this.server = server;
            this.index = new SearchIndex(server.bean(SearchKeys.class));
            this.follower = new IndexFollower(
                    index,
                    server.bean(IndexSource.class),
                    server.bean(ContentModels.class),
                    new SearchConfig(folder.toString()),
                    "unused");
            follower.start();
        }

        /** The first state that is shown. */
        IndexState first() {
            until(() -> !index.state().equals(IndexState.NOTHING));
            return index.state();
        }

        void awaitWhole() {
            long position = server.bean(Database.class).read(server.bean(EventStore.class)::position);
            Set<String> types =
                    server.bean(Layouts.class).current().model().types().keySet();
            until(() -> {
                IndexState state = index.state();
                return state.whole().containsAll(types) && state.position() >= position;
            });
        }

        static void until(BooleanSupplier holds) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!holds.getAsBoolean()) {
                assertThat(System.nanoTime()).as("waiting").isLessThan(end);
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }

        Map<String, Integer> counts() {
            SearchIndex.Opened opened = index.open();
            try {
                return new TreeMap<>(ValueCounts.of(
                        opened.searcher(), MatchAllDocsQuery.INSTANCE, IndexFields.counted(IndexFields.TYPE)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                opened.close();
            }
        }

        @Override
        public void close() {
            follower.stop();
        }
    }

    private static Path part(Path folder) {
        return folder.resolve("index-0");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(part(folder))) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private static void made(Path folder) {
        try (Running running = new Running(SERVER, folder)) {
            running.awaitWhole();
        }
    }

    private static void assertHealed(Path folder, String after) {
        try (Running running = new Running(SERVER, folder)) {
            running.awaitWhole();
            assertThat(running.counts()).as(after).isEqualTo(healthy);
        }
    }

    @Test
    void aStoppedIndexIsTakenUpWhereItWasAndNotMadeAnew() {
        made(folder);
        try (Running again = new Running(SERVER, folder)) {
            assertThat(again.first().whole())
                    .hasSameSizeAs(
                            SERVER.bean(Layouts.class).current().model().types().keySet());
            again.awaitWhole();
            assertThat(again.counts()).isEqualTo(healthy);
        }
    }

    @Test
    void anIndexWithoutItsFilesIsMadeAnew() throws IOException {
        made(folder);
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        assertHealed(folder, "all files deleted");
        for (Path file : files(folder)) {
            if (!file.getFileName().toString().startsWith("segments")) {
                Files.delete(file);
            }
        }
        assertHealed(folder, "all but the list of files deleted");
    }

    @Test
    void aFlippedBitAnywhereIsNoticedAndMended() throws IOException {
        made(folder);
        List<String> damaged = new ArrayList<>();
        for (Path file : List.copyOf(files(folder))) {
            if (!Files.exists(file)) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            damaged.add(file.getFileName().toString());
            assertHealed(folder, damaged.toString());
        }
        assertThat(damaged).isNotEmpty();
    }

    @Test
    void whatWasDamagedIsLetGoOf() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        assumeTrue(Files.exists(maps), "the system tells which files are mapped");
        made(folder);
        // of the largest file only its checksum tells
        Path file = Collections.max(
                files(folder), Comparator.comparingLong(one -> one.toFile().length()));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertHealed(folder, "a bit of " + file + " flipped");
        assertThat(Files.readAllLines(maps).stream().filter(line -> line.contains(folder.toString())))
                .isEmpty();
    }

    @Test
    void filesCutShortOrFilledWithNonsenseAreNoticedAndMended() throws IOException {
        made(folder);
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }
        assertHealed(folder, "cut short");
        for (Path file : files(folder)) {
            Files.writeString(file, "nonsense");
        }
        assertHealed(folder, "filled with nonsense");
    }

    @Test
    void afterACrashItGoesOnFromTheLastCommit(@TempDir Path copy) throws IOException {
        made(folder);
        try (Running running = new Running(SERVER, folder)) {
            running.awaitWhole();
            Files.createDirectories(part(copy));
            for (Path file : files(folder)) {
                Files.copy(file, part(copy).resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        assertHealed(copy, "files as a dead program left them");
    }

    @Test
    void filesDamagedUnderARunningIndexAreMendedOnceSomethingLooksWrong() throws IOException {
        try (Running running = new Running(SERVER, folder)) {
            running.awaitWhole();
            Running.until(() -> hasFiles(folder));
            IndexState before = running.index.state();
            for (Path file : files(folder)) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            running.index.suspect();
            running.follower.wake();
            Running.until(() -> !running.index.suspected());
            assertThat(before.whole()).isNotEmpty();
            running.awaitWhole();
            assertThat(running.counts()).isEqualTo(healthy);
        }
    }

    private static boolean hasFiles(Path folder) {
        try {
            return files(folder).stream()
                    .anyMatch(file -> file.getFileName().toString().startsWith("segments"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anIndexOfAnotherDatabaseIsNotTakenForOnesOwn() {
        made(folder);
        try (DeliveryServer empty = new DeliveryServer();
                Running running = new Running(empty, folder)) {
            running.awaitWhole();
            assertThat(running.counts()).isEmpty();
        }
    }

    @Test
    void severalServersShareAFolderAndEachKeepsItsOwn() {
        try (Running first = new Running(SERVER, folder);
                Running second = new Running(SERVER, folder)) {
            first.awaitWhole();
            second.awaitWhole();
            assertThat(second.counts()).isEqualTo(first.counts()).isEqualTo(healthy);
            assertThat(folder.resolve("index-1")).exists();
        }
    }

    @Test
    void reindexingMakesItAnewWhileItIsSearched() {
        try (Running running = new Running(SERVER, folder)) {
            running.awaitWhole();
            // rows lost without an event are what reindexing is for
            SERVER.bean(Database.class)
                    .change(sql -> sql.deleteFrom(DSL.table(DSL.name("p_work")))
                            .where(DSL.trueCondition())
                            .execute());
            reindexed();
            Running.until(() -> !running.counts().containsKey("work"));

            SERVER.reindex();
            reindexed();
            Running.until(() -> running.counts().equals(healthy));
        }
    }

    /** Which entry cannot be indexed is said once, and the others go on being found. */
    @Test
    void anEntryThatCannotBeIndexedIsLeftOutAndHoldsUpNothing() {
        Set<Thread> others = followers();
        String whole = documentOfAWork("{\"fields\":5}");
        try (IndexLog said = new IndexLog();
                Running running = new Running(SERVER, folder)) {
            Thread own = followers().stream()
                    .filter(thread -> !others.contains(thread))
                    .findFirst()
                    .orElseThrow();
            running.awaitWhole();
            assertThat(running.counts().get("work"))
                    .isLessThan(Objects.requireNonNull(healthy.get("work")))
                    .isPositive();
            assertThat(without(running.counts())).isEqualTo(without(healthy));
            assertThat(said.count(own, "cannot be indexed")).isEqualTo(1);
            for (int again = 1; again <= 2; again++) {
                reindexed();
                long expected = 1L + again;
                Running.until(() -> said.count(own, "is complete") >= expected);
            }
            assertThat(said.count(own, "cannot be indexed"))
                    .as("once, however often it comes")
                    .isEqualTo(1);
            assertThat(said.count(own, "could not be followed")).isZero();

            assertThat(documentOfAWork(whole)).contains("5");
            reindexed();
            Running.until(() -> running.counts().equals(healthy));
        }
    }

    private static Set<Thread> followers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("search-index"))
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> without(Map<String, Integer> counts) {
        Map<String, Integer> others = new TreeMap<>(counts);
        others.remove("work");
        return others;
    }

    /** Replaces the document of the first work; the one it had. */
    private static String documentOfAWork(String document) {
        Field<String> column = DSL.field(DSL.name("document"), String.class);
        Field<byte[]> id = DSL.field(DSL.name("entry_id"), byte[].class);
        return SERVER.bean(Database.class).write(sql -> {
            var work = Objects.requireNonNull(sql.select(id, column)
                    .from(DSL.table(DSL.name("p_work")))
                    .orderBy(id)
                    .limit(1)
                    .fetchOne());
            int changed = sql.update(DSL.table(DSL.name("p_work")))
                    .set(column, document)
                    .where(id.eq(work.value1()))
                    .execute();
            assertThat(changed).isEqualTo(1);
            return work.value2();
        });
    }

    /** As the command does when it has filled the tables. */
    private static void reindexed() {
        long position = SERVER.bean(Database.class)
                .write(sql -> SERVER.bean(EventStore.class)
                        .append(sql, Optional.empty(), List.of(new Event.ContentReindexed())));
        SERVER.bean(EventFeed.class).committed();
        assertThat(position).isPositive();
    }
}
