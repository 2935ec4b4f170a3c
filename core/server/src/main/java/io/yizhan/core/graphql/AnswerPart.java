package io.yizhan.core.graphql;

import graphql.execution.ExecutionStepInfo;
import graphql.execution.ExecutionStepInfoFactory;
import graphql.execution.ResultPath;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An object or a list of an answer, whose places are filled one after the other. It knows where it stands itself. */
sealed interface AnswerPart {
    /** Where it stands. */
    Place place();

    void put(int index, @Nullable Object value);

    /** Whether null may stand at a place of it. */
    boolean takesNull(int index);

    ResultPath path(int index);

    /** The library's description of a place; made when asked for. */
    ExecutionStepInfo step(int index);

    /**
     * A place in an answer.
     *
     * @param part null for the whole answer
     */
    record Place(@Nullable AnswerPart part, int index) {
        static final Place TOP = new Place(null, 0);

        ResultPath path() {
            return part == null ? ResultPath.rootPath() : part.path(index);
        }
    }

    /** What is answered of one source. */
    final class ObjectPart extends AbstractMap<String, @Nullable Object> implements AnswerPart {
        private final LevelRun run;
        private final ChosenField.Selection selection;
        private final @Nullable Object source;
        private final Place place;
        private final @Nullable Object[] values;

        ObjectPart(LevelRun run, ChosenField.Selection selection, @Nullable Object source, Place place) {
            this.run = run;
            this.selection = selection;
            this.source = source;
            this.place = place;
            this.values = new Object[selection.fields().size()];
        }

        int length() {
            return values.length;
        }

        ChosenField field(int index) {
            return selection.fields().get(index);
        }

        ChosenField.Selection selection() {
            return selection;
        }

        @Nullable
        Object source() {
            return source;
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public void put(int index, @Nullable Object value) {
            values[index] = value;
        }

        @Override
        public boolean takesNull(int index) {
            return !field(index).shape().required();
        }

        @Override
        public ResultPath path(int index) {
            return place.path().segment(field(index).key());
        }

        @Override
        public ExecutionStepInfo step(int index) {
            AnswerPart around = place.part();
            ExecutionStepInfo own = around == null
                    ? run.root()
                    : around.step(place.index()).changeTypeWithPreservedNonNull(selection.type());
            ChosenField chosen = field(index);
            return ExecutionStepInfo.newExecutionStepInfo()
                    .type(chosen.definition().getType())
                    .fieldDefinition(chosen.definition())
                    .fieldContainer(selection.type())
                    .field(chosen.field())
                    .path(path(index))
                    .parentInfo(own)
                    .arguments(() -> run.arguments(chosen))
                    .build();
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super @Nullable Object> action) {
            for (int i = 0; i < values.length; i++) {
                action.accept(field(i).key(), values[i]);
            }
        }

        @Override
        public Set<Map.Entry<String, @Nullable Object>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                    return IntStream.range(0, values.length)
                            .<Map.Entry<String, @Nullable Object>>mapToObj(
                                    i -> new SimpleImmutableEntry<>(field(i).key(), values[i]))
                            .iterator();
                }

                @Override
                public int size() {
                    return values.length;
                }
            };
        }
    }

    /** What is answered of a list, which may be within another. */
    final class ListPart extends AbstractList<@Nullable Object> implements AnswerPart {
        private static final ExecutionStepInfoFactory STEPS = new ExecutionStepInfoFactory();

        private final OutputShape element;
        private final Place place;
        private final @Nullable Object[] values;

        ListPart(OutputShape element, int size, Place place) {
            this.element = element;
            this.place = place;
            this.values = new Object[size];
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public void put(int index, @Nullable Object value) {
            values[index] = value;
        }

        @Override
        public boolean takesNull(int index) {
            return !element.required();
        }

        @Override
        public ResultPath path(int index) {
            return place.path().segment(index);
        }

        @Override
        public ExecutionStepInfo step(int index) {
            return STEPS.newExecutionStepInfoForListElement(
                    Objects.requireNonNull(place.part()).step(place.index()), path(index));
        }

        @Override
        public @Nullable Object get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }
}
