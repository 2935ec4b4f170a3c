package io.yizhan.core.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Works and people made by chance from a seed: many alike, much missing, linked at random and some twice. */
final class RelayWorks {
    static final int PEOPLE = 40;
    static final int WORKS = 320;

    private static final List<String> TITLES = List.of(
            "玉佩", "玉 佩", "和田玉", "《平安》挂件", "jade", "Jade", "JADE ring", "ｊａｄｅ", "Äpfel", "zebra", "Ожерелье", "玉");
    private static final List<String> SECTORS = List.of("jade", "ceramics", "embroidery");

    private final ManyWorks entries;
    private final Random random;
    final List<UUID> people = new ArrayList<>();
    final List<UUID> works = new ArrayList<>();
    /** Targets of the links of a work, in their order. */
    final Map<UUID, List<UUID>> related = new LinkedHashMap<>();

    final Map<UUID, List<UUID>> makers = new LinkedHashMap<>();
    /** The work another is part of. */
    final Map<UUID, UUID> partOf = new LinkedHashMap<>();

    RelayWorks(DeliveryServer server, long seed) {
        this.entries = new ManyWorks(server);
        this.random = new Random(seed);
    }

    /** All of them, published. */
    void publish() {
        for (int i = 0; i < PEOPLE; i++) {
            people.add(person());
        }
        entries.publish();
        for (int i = 0; i < WORKS; i++) {
            works.add(work());
        }
        entries.publish();
    }

    /** More works, published. */
    List<UUID> more(int count) {
        List<UUID> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(work());
        }
        entries.publish();
        return made;
    }

    private UUID person() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("core.name zh-Hans", any(TITLES));
        maybe(0.5, values, "core.name en", any(TITLES));
        maybe(0.5, values, "core.sortName", any(List.of("A", "a", "B", "Ж")));
        maybe(0.5, values, "core.birth", year());
        return entries.add("person", values);
    }

    private UUID work() {
        Map<String, Object> values = new LinkedHashMap<>();
        boolean english = random.nextInt(5) == 0;
        if (!english) {
            values.put("core.title zh-Hans", any(TITLES));
        }
        maybe(english ? 1 : 0.5, values, "core.title en", any(TITLES));
        maybe(0.2, values, "core.title ar", any(List.of("خاتم", "قلادة")));
        maybe(0.2, values, "core.title ug", any(List.of("قاشتېشى", "ئۈزۈك")));
        maybe(0.6, values, "core.sector", any(SECTORS));
        maybe(0.5, values, "core.accessionNumber", any(List.of("a.1", "A.1", "a.10", "a.2")));
        maybe(0.6, values, "core.dating", year());
        List<UUID> linkedPeople = some(people, 7);
        List<UUID> linkedWorks = some(works, 9);
        List<Map<String, ?>> persons = new ArrayList<>();
        for (int i = 0; i < linkedPeople.size(); i++) {
            // one may have a part in a work twice, in two roles
            String role = linkedPeople.subList(0, i).contains(linkedPeople.get(i)) ? "artist" : "carver";
            persons.add(link("person", linkedPeople.get(i), "role", role));
        }
        List<Map<String, ?>> others = new ArrayList<>();
        for (int i = 0; i < linkedWorks.size(); i++) {
            boolean again = linkedWorks.subList(0, i).contains(linkedWorks.get(i));
            others.add(link("work", linkedWorks.get(i), "kind", again ? "pair" : "set"));
        }
        maybe(linkedPeople.isEmpty() ? 0 : 1, values, "core.makers", persons);
        maybe(linkedWorks.isEmpty() ? 0 : 1, values, "core.relatedWorks", others);
        Optional<UUID> whole = works.isEmpty() || random.nextInt(3) == 0 ? Optional.empty() : Optional.of(any(works));
        whole.ifPresent(one -> values.put("core.partOf", link("work", one, "kind", "set")));
        UUID id = entries.add(values);
        whole.ifPresent(one -> partOf.put(id, one));
        related.put(id, linkedWorks);
        makers.put(id, linkedPeople);
        return id;
    }

    private static Map<String, ?> link(String type, UUID id, String attribute, String value) {
        return Map.of("type", type, "id", id.toString(), "attributes", Map.of(attribute, value));
    }

    /** At most so many, at most two the same. */
    private List<UUID> some(List<UUID> of, int most) {
        List<UUID> some = new ArrayList<>();
        for (int i = of.isEmpty() ? 0 : random.nextInt(most); i > 0; i--) {
            UUID one = some.isEmpty() || random.nextInt(3) > 0 ? any(of) : any(some);
            if (some.stream().filter(one::equals).count() < 2) {
                some.add(one);
            }
        }
        return some;
    }

    private Map<String, ?> year() {
        int year = any(Arrays.asList(-500, 0, 1368, 1900, 2024));
        return Map.of(
                "edtf",
                year < 0 ? "-0500" : String.format(Locale.ROOT, "%04d", year),
                "earliest",
                year,
                "latest",
                year);
    }

    private void maybe(double chance, Map<String, Object> values, String field, Object value) {
        if (random.nextDouble() < chance) {
            values.put(field, value);
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
