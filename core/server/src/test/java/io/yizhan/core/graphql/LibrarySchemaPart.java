package io.yizhan.core.graphql;

import static graphql.Scalars.GraphQLInt;
import static graphql.Scalars.GraphQLString;
import static graphql.schema.GraphQLArgument.newArgument;
import static graphql.schema.GraphQLFieldDefinition.newFieldDefinition;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLObjectType.newObject;
import static graphql.schema.GraphQLTypeReference.typeRef;
import static java.util.Objects.requireNonNull;

import graphql.GraphQLContext;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;

/** A small schema with everything the engine has to bear: nesting, loaders that wait for loaders, failures, waiting, and large answers. */
final class LibrarySchemaPart implements SchemaPart {
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch released = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final AtomicInteger calls = new AtomicInteger();
    final List<Integer> batches = new ArrayList<>();
    String generation = "one";
    boolean accounted = true;

    @Override
    public boolean accountsForAnswers() {
        return accounted;
    }

    @Override
    public Set<Endpoint> endpoints() {
        return EnumSet.allOf(Endpoint.class);
    }

    @Override
    public void contribute(SchemaDraft draft) {
        String builtIn = generation;
        draft.type(newObject()
                .name("Book")
                .field(newFieldDefinition().name("title").type(GraphQLString))
                .field(newFieldDefinition().name("next").type(typeRef("Book")))
                .field(newFieldDefinition().name("owner").type(GraphQLString))
                .build());
        Map<String, Object> book = Map.of("title", "玉");
        draft.fetcher("Book", "next", environment -> book);
        draft.fetcher("Book", "owner", environment -> {
            DataLoader<Integer, Integer> first = requireNonNull(environment.getDataLoader("first"));
            DataLoader<Integer, String> second = requireNonNull(environment.getDataLoader("second"));
            return first.load(1)
                    .thenCompose(second::load)
                    .thenCompose(owner -> first.load(owner.length()).thenApply(length -> owner));
        });
        field(draft, "book", typeRef("Book"), book);
        draft.query(
                newFieldDefinition()
                        .name("books")
                        .type(list(typeRef("Book")))
                        .argument(newArgument().name("count").type(GraphQLInt))
                        .build(),
                environment -> Collections.nCopies(requireNonNull(environment.<Integer>getArgument("count")), book));
        field(draft, "generation", GraphQLString, builtIn);
        draft.query(
                newFieldDefinition().name("calls").type(GraphQLInt).build(), environment -> calls.incrementAndGet());
        draft.query(newFieldDefinition().name("wait").type(GraphQLString).build(), environment -> {
            waiting.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return builtIn;
        });
        failures(draft);
        scalars(draft);
        draft.query(
                newFieldDefinition()
                        .name("text")
                        .type(GraphQLString)
                        .argument(newArgument().name("length").type(nonNull(GraphQLInt)))
                        .build(),
                environment -> "x".repeat(requireNonNull(environment.<Integer>getArgument("length"))));
        draft.query(
                newFieldDefinition()
                        .name("echo")
                        .type(GraphQLString)
                        .argument(newArgument().name("text").type(GraphQLString))
                        .build(),
                environment -> environment.getArgument("text"));
        mutations(draft);
    }

    private void mutations(SchemaDraft draft) {
        draft.mutation(
                newFieldDefinition().name("touch").type(GraphQLInt).build(), environment -> calls.incrementAndGet());
        draft.mutation(
                newFieldDefinition().name("refused").type(nonNull(GraphQLInt)).build(), environment -> {
                    throw Problem.of(ProblemCode.CONFLICT).exception();
                });
        draft.mutation(newFieldDefinition().name("late").type(GraphQLInt).build(), environment -> {
            waiting.countDown();
            while (released.getCount() > 0) {
                Thread.onSpinWait(); // as one that hears of nothing
            }
            return calls.get();
        });
    }

    private static void failures(SchemaDraft draft) {
        draft.query(newFieldDefinition().name("broken").type(GraphQLString).build(), environment -> {
            throw new IllegalStateException("select secret from table_of_secrets at /var/lib/secret.db");
        });
        draft.query(
                newFieldDefinition()
                        .name("brokenAlways")
                        .type(nonNull(GraphQLString))
                        .build(),
                environment -> {
                    throw new IllegalStateException("secret");
                });
        draft.query(newFieldDefinition().name("deep").type(GraphQLString).build(), environment -> fall(1));
        draft.query(
                newFieldDefinition().name("forbidden").type(GraphQLString).build(),
                environment -> CompletableFuture.failedFuture(
                        Problem.of(ProblemCode.FORBIDDEN).exception()));
    }

    @SuppressWarnings("InfiniteRecursion") // the failure under test
    private static String fall(int depth) {
        return fall(depth + 1) + depth;
    }

    private static void scalars(SchemaDraft draft) {
        scalar(draft, "decimal", Scalars.DECIMAL_STRING, new BigDecimal("0.10"));
        scalar(draft, "date", Scalars.DATE, LocalDate.of(2026, 5, 1));
        scalar(draft, "dateTime", Scalars.DATE_TIME, Instant.parse("2026-05-01T08:30:00Z"));
        scalar(draft, "locale", Scalars.LOCALE, Locale.forLanguageTag("ug-Arab-CN"));
        scalar(draft, "json", Scalars.JSON, Map.of("a", List.of(1)));
        scalar(draft, "long", Scalars.LONG, 9_007_199_254_740_991L);
    }

    private static void scalar(SchemaDraft draft, String name, GraphQLScalarType type, Object otherwise) {
        draft.query(
                newFieldDefinition()
                        .name(name)
                        .type(type)
                        .argument(newArgument().name("value").type(type))
                        .build(),
                environment -> environment.getArgumentOrDefault("value", otherwise));
    }

    private static void field(SchemaDraft draft, String name, GraphQLType type, Object value) {
        draft.query(
                newFieldDefinition().name(name).type((GraphQLOutputType) type).build(), environment -> value);
    }

    /** Two loaders; a book's owner goes through the first, the second and the first again, so one round cannot be enough. */
    ContextPart loaders() {
        return new ContextPart() {
            @Override
            public void loaders(GraphqlCall call, GraphQLContext context, DataLoaderRegistry registry) {
                BatchLoader<Integer, Integer> first = keys -> {
                    batches.add(keys.size());
                    return CompletableFuture.completedFuture(
                            keys.stream().map(key -> key + 1).toList());
                };
                BatchLoader<Integer, String> second = keys -> {
                    batches.add(keys.size());
                    return CompletableFuture.completedFuture(
                            keys.stream().map(key -> "owner " + key).toList());
                };
                registry.register("second", DataLoaderFactory.newDataLoader(second));
                registry.register("first", DataLoaderFactory.newDataLoader(first));
            }
        };
    }
}
