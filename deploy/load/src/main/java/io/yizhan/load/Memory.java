package io.yizhan.load;

import io.yizhan.core.database.Database;
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
 * {@code [--works N] [--seconds N] [--report FILE]}. Works are published as usual and multiplied in the published tables, with their long
 * texts; the program makes its search index of them and is asked all questions, held and not, and searches.
 */
public final class Memory {
    private static final int PUBLISHED = 2_000;
    private static final int CONNECTIONS = 64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SEARCH = "query($search: String) { works(first: 20, search: $search, locale: \"en\","
            + " where: {sector: {under: \"handicrafts\"}}) { totalCount nodes { id slug title } } }";

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
        String report = new Memory(System.out, time).run(works);
        if (given.contains("--report")) {
            Files.writeString(Path.of(value(given, "--report", "")), report, StandardCharsets.UTF_8);
        }
    }

    private static String value(List<String> given, String option, String otherwise) {
        return given.contains(option) ? given.get(given.indexOf(option) + 1) : otherwise;
    }

    private String run(int works) throws IOException {
        TestDatabase database = TestDatabase.create();
        try (DeliveryServer server = DeliveryServer.over(database.properties(), database::close)) {
            int published = Math.min(PUBLISHED, works);
            LoadContent content = new LoadContent(server, published);
            content.fill();
            new Multiplied(server.bean(Database.class), published, false).to(works);
            out.println(works + " works");
            try (ServerProcess program = ServerProcess.start(database.properties())) {
                long before = program.anonymousKilobytes();
                out.printf(
                        Locale.ROOT,
                        "ready, with its search index, after %.0f s: %d MB%n",
                        program.startSeconds(),
                        before / 1024);
                return figures(program, content, works, before);
            }
        }
    }

    private String figures(ServerProcess program, LoadContent content, int works, long before) throws IOException {
        List<byte[]> requests = requests(program.uri(), content);
        List<Long> samples = new ArrayList<>();
        Round round = sampled(program, samples, () -> new Measure(program.uri(), CONNECTIONS).run(requests, time));
        List<Long> sorted = samples.stream().sorted().toList();
        String line = String.format(
                Locale.ROOT,
                "| %,d | %d | %d | %d | %d | %s | %s |%n",
                works,
                before / 1024,
                sorted.get(sorted.size() / 2) / 1024,
                sorted.getLast() / 1024,
                program.mostResidentKilobytes() / 1024,
                program.heapAfterCollection(),
                Report.round(round));
        String text = "| works | ready MB | median MB | most MB | most with files mapped MB | heap after collection |"
                + " answers /s (p50, p99 ms) |\n|---|---|---|---|---|---|---|\n" + line;
        out.print(text);
        out.println(program.nativeMemory());
        return text;
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
