package io.yizhan.core.search;

import io.yizhan.core.delivery.SearchHit;
import io.yizhan.core.delivery.SearchOrder;
import io.yizhan.core.delivery.SearchQuestion;
import io.yizhan.core.problem.Problem;
import io.yizhan.core.problem.ProblemCode;
import io.yizhan.core.projection.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Pages of what is found, in the order asked and then by id, which makes every place unique. */
final class FoundPage {
    private final IndexSearcher searcher;
    private final SearchQuestion question;

    FoundPage(IndexSearcher searcher, SearchQuestion question) {
        this.searcher = searcher;
        this.question = question;
    }

    List<SearchHit> hits(Query query, Page page) throws IOException {
        if (question.types().isEmpty()) {
            return List.of();
        }
        Sort sort = new Sort(sorts(page.backwards()).toArray(SortField[]::new));
        int most = Math.addExact(page.size(), page.offset());
        ScoreDoc[] found = page.place().isEmpty()
                ? searcher.search(query, most, sort).scoreDocs
                : searcher.searchAfter(place(page.place().get(), sort), query, most, sort).scoreDocs;
        List<SearchHit> hits = new ArrayList<>();
        for (int i = page.offset(); i < found.length; i++) {
            hits.add(hit((FieldDoc) found[i]));
        }
        return hits;
    }

    private List<SortField> sorts(boolean backwards) {
        List<SortField> sorts = new ArrayList<>();
        boolean idsDown = false;
        for (SearchOrder part : question.order()) {
            boolean down = part.descending() != backwards;
            sorts.add(part.path()
                    .map(path -> new SortField(name(ComparedPath.name(path)), SortField.Type.STRING, down))
                    .orElseGet(() -> new SortField(null, SortField.Type.SCORE, down)));
            idsDown = idsDown || (sorts.size() == 1 && part.path().isPresent() && part.descending());
        }
        sorts.add(new SortField(IndexFields.ID, SortField.Type.STRING, idsDown != backwards));
        return sorts;
    }

    private String name(String path) {
        return ComparedPath.of(question.types().getFirst().type()).stream()
                .filter(known -> known.name().equals(path))
                .findFirst()
                .map(known -> IndexFields.sorted(known, question.locale()))
                .orElseThrow(() -> new IllegalArgumentException(path + " is not sortable"));
    }

    private SearchHit hit(FieldDoc found) throws IOException {
        Object[] fields = java.util.Objects.requireNonNull(found.fields);
        List<@Nullable Object> place = new ArrayList<>();
        for (int i = 0; i < fields.length - 1; i++) {
            place.add(portable(fields[i]));
        }
        UUID id = TermBytes.id((BytesRef) fields[fields.length - 1]);
        place.add(id);
        return new SearchHit(id, type(found.doc), place);
    }

    private String type(int number) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        SortedSetDocValues types = leaf.reader().getSortedSetDocValues(IndexFields.counted(IndexFields.TYPE));
        if (types == null || !types.advanceExact(number - leaf.docBase)) {
            throw new IllegalStateException("an entry of the index without a type");
        }
        return types.lookupOrd(types.nextOrd()).utf8ToString();
    }

    private static @Nullable Object portable(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Float score -> (long) Float.floatToIntBits(score);
            case BytesRef bytes -> HexFormat.of().formatHex(bytes.bytes, bytes.offset, bytes.offset + bytes.length);
            default -> throw new IllegalStateException("no value of an order: " + value.getClass());
        };
    }

    /** Places are signed, so what stands in them was once given by {@link #hit}; for another order it is refused nevertheless. */
    private FieldDoc place(List<@Nullable Object> values, Sort sort) {
        SortField[] sorts = sort.getSort();
        if (values.size() != sorts.length) {
            throw unfit();
        }
        @Nullable Object[] fields = new Object[sorts.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = comparable(values.get(i), sorts[i]);
        }
        // ids are unique, so no two entries are ever told apart by their numbers
        return new FieldDoc(Math.max(0, searcher.getIndexReader().maxDoc() - 1), Float.NaN, fields);
    }

    private static @Nullable Object comparable(@Nullable Object value, SortField sort) {
        boolean score = sort.getType() == SortField.Type.SCORE;
        return switch (value) {
            case null -> null;
            case Long bits when score -> Float.intBitsToFloat(bits.intValue());
            case String hex when !score -> new BytesRef(HexFormat.of().parseHex(hex));
            case UUID id when IndexFields.ID.equals(sort.getField()) -> TermBytes.of(id);
            default -> throw unfit();
        };
    }

    private static RuntimeException unfit() {
        return Problem.of(ProblemCode.BAD_USER_INPUT, "cursor.invalid")
                .at("after")
                .exception();
    }
}
