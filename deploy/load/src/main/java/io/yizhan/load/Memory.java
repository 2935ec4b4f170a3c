package io.yizhan.load;

import io.yizhan.core.database.Database;
import io.yizhan.core.database.FolderTree;
import io.yizhan.core.database.TestDatabase;
import io.yizhan.core.delivery.DeliveryServer;
import io.yizhan.load.Measure.Round;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much memory the program takes, in a process of its own as its launcher starts it for production:
 * {@code [--works N] [--seconds N] [--options TEXT]… [--report FILE]}. Works are published as usual and multiplied in the published tables, with their long
 * texts; the program makes its search index of them and is asked all questions, held and not, and searches; then once more with each of the options of the virtual machine that are given.
 */
public final class Memory {
    private static final int PUBLISHED = 2_000;
    private static final int CONNECTIONS = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SEARCH = "query($search: String) { works(first: 20, search: $search, locale: \"en\","
            + " where: {sector: {under: \"handicrafts\"}}) { totalCount nodes { id slug title } } }";

    private static final String HEAD = """
            | options | whole index after s | ready MB | median MB | most MB | most with mapped files MB | heap after collection | answers /s (p50, p99 ms) |
            |---|---|---|---|---|---|---|---|
            """;

    private final PrintStream out;
    private final Duration time;

    Memory(PrintStream out, Duration time) {
        this.out = out;
        this.time = time;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = Arrays.asList(arguments);
        int works = Integer.parseInt(value(given, "--works", "100000"));
        Duration time = Duration.ofSeconds(Long.parseLong(value(given, "--seconds", "60")));
        List<String> options = new ArrayList<>(List.of(""));
        IntStream.range(1, given.size())
                .filter(i -> given.get(i - 1).equals("--options"))
                .forEach(i -> options.add(given.get(i)));
        String report = new Memory(System.out, time).run(works, options);
        if (given.contains("--report")) {
            Files.writeString(Path.of(value(given, "--report", "")), report, StandardCharsets.UTF_8);
        }
    }

    private static String value(List<String> given, String option, String otherwise) {
        return given.contains(option) ? given.get(given.indexOf(option) + 1) : otherwise;
    }

    private String run(int works, List<String> options) throws IOException {
        TestDatabase database = TestDatabase.create();
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "program-");
        StringBuilder report = new StringBuilder(HEAD);
        try (DeliveryServer server = DeliveryServer.over(database.properties(), database::close)) {
            int published = Math.min(PUBLISHED, works);
            LoadContent content = new LoadContent(server, published);
            content.fill();
            new Multiplied(server.bean(Database.class), published, false).to(works);
            out.println(works + " works");
            out.print(HEAD);
            for (String some : options) {
                // with nothing, with the index that was made, and so on
                try (ServerProcess program = ServerProcess.start(database.properties(), folder, some)) {
                    String figures = figures(program, content, some);
                    out.print(figures);
                    report.append(figures);
                    out.println(program.nativeMemory());
                }
            }
        } finally {
            FolderTree.delete(folder);
        }
        return report.toString();
    }

    private String figures(ServerProcess program, LoadContent content, String options) throws IOException {
        long ready = program.anonymousKilobytes();
        List<byte[]> requests = requests(program.uri(), content);
        List<Long> samples = new ArrayList<>();
        Round round = sampled(program, samples, () -> new Measure(program.uri(), CONNECTIONS).run(requests, time));
        List<Long> sorted = samples.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %d | %d | %d | %s | %s |%n",
                options.isEmpty() ? "as it comes" : options,
                program.startSeconds(),
                ready / 1024,
                sorted.get(sorted.size() / 2) / 1024,
                sorted.getLast() / 1024,
                program.mostResidentKilobytes() / 1024,
                program.heapAfterCollection(),
                Report.round(round));
    }

    /** All questions in turn, each past what is held and held. */
    private static List<byte[]> requests(URI server, LoadContent content) throws IOException {
        List<Cases.Case> cases = new Cases(server, content).all();
        List<List<byte[]>> kinds = new ArrayList<>();
        try (Wire wire = new Wire(server)) {
            for (Cases.Case one : cases) {
                for (byte[] request : one.registering()) {
                    wire.ask(request);
                }
                kinds.add(one.uncached());
                kinds.add(one.held());
            }
        }
        kinds.add(IntStream.range(0, content.works())
                .mapToObj(i -> Wire.post(
                        server,
                        "/graphql",
                        Cases.UNHELD,
                        JSON.writeValueAsString(
                                Map.of("query", SEARCH, "variables", Map.of("search", "carving number " + i)))))
                .toList());
        return IntStream.range(0, content.works())
                .boxed()
                .flatMap(i -> kinds.stream().map(kind -> kind.get(i % kind.size())))
                .toList();
    }

    /** Looks at the process each second while it is asked. */
    private static Round sampled(ServerProcess program, List<Long> samples, Supplier<Round> asking) {
        AtomicBoolean done = new AtomicBoolean();
        Thread thread = Thread.ofPlatform().name("samples").start(() -> {
            while (!done.get()) {
                samples.add(program.anonymousKilobytes());
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        });
        try {
            return asking.get();
        } finally {
            done.set(true);
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
