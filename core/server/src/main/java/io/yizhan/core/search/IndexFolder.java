package io.yizhan.core.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index as files, with its one writer. Several servers of one machine share a folder: each takes the first part that is free. */
final class IndexFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final int PARTS = 16;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private IndexFolder(Directory directory, IndexWriter writer, SearcherManager searchers) {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
    }

    /**
     * Opens what was committed last, or an empty index.
     *
     * @throws IOException if it is damaged, or no part is free
     */
    static IndexFolder open(Path folder) throws IOException {
        for (int part = 0; part < PARTS; part++) {
            try {
                return openPart(folder.resolve("index-" + part));
            } catch (LockObtainFailedException taken) {
                // another server has it
            }
        }
        throw new IOException("all parts of " + folder + " are in use");
    }

    private static IndexFolder openPart(Path part) throws IOException {
        Files.createDirectories(part);
        Directory directory = FSDirectory.open(part);
        try {
            return over(directory);
        } catch (LockObtainFailedException taken) {
            directory.close();
            throw taken;
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("the search index in {} is damaged; it is made anew", part, damaged);
            directory.close();
            delete(part);
        }
        Directory fresh = FSDirectory.open(Files.createDirectories(part));
        try {
            return over(fresh);
        } catch (IOException | RuntimeException failed) {
            fresh.close();
            throw failed;
        }
    }

    private static IndexFolder over(Directory directory) throws IOException {
        EntrySimilarity ranking = new EntrySimilarity();
        IndexWriter writer = new IndexWriter(
                directory,
                new IndexWriterConfig(TextAnalysis.apart())
                        .setSimilarity(ranking)
                        .setCommitOnClose(false));
        try {
            SearcherManager searchers = new SearcherManager(writer, searchersBy(ranking));
            return checked(new IndexFolder(directory, writer, searchers));
        } catch (IOException | RuntimeException failed) {
            writer.rollback();
            throw failed;
        }
    }

    private static IndexFolder checked(IndexFolder opened) throws IOException {
        try {
            opened.check();
            return opened;
        } catch (IOException | RuntimeException damaged) {
            // else its files stay mapped, deleted or not
            opened.searchers.close();
            throw damaged;
        }
    }

    static SearcherFactory searchersBy(Similarity ranking) {
        return new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(ranking);
                return searcher;
            }
        };
    }

    /**
     * Reads every file once and compares its checksum.
     *
     * @throws IOException if one is not what was written
     */
    void check() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader reader) {
                    reader.checkIntegrity();
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private static void delete(Path part) throws IOException {
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException gone) {
            // nothing to delete
        }
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** What was said with the last commit. */
    Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        }
        return said;
    }

    /** Puts entries in the place of what the query finds: a reader sees all of it before, or all of it after. */
    void replace(Query before, List<Iterable<? extends IndexableField>> entries) throws IOException {
        if (entries.isEmpty()) {
            boolean done = writer.deleteDocuments(before) >= 0;
            assert done;
        } else {
            boolean done = writer.updateDocuments(before, entries) >= 0;
            assert done;
        }
    }

    void clear() throws IOException {
        boolean done = writer.deleteAll() >= 0;
        assert done;
    }

    /** Shows what was written to those who open a searcher from now on. */
    void show() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    void commit(Map<String, String> saying) throws IOException {
        writer.setLiveCommitData(saying.entrySet());
        boolean done = writer.commit() >= -1;
        assert done;
    }

    /** Ends without a commit: whoever wants one makes it before. */
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer::rollback, directory);
    }
}
