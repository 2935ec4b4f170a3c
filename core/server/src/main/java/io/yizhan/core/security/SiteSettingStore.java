package io.yizhan.core.security;

import static io.yizhan.core.database.generated.Tables.SETTING;

import io.yizhan.core.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What is said about the site at the first-run set-up, kept in the table {@code setting}. */
@Singleton
public final class SiteSettingStore {
    private static final String NAME = "siteName";
    private static final String LANGUAGE = "language";
    private static final String LOCALES = "contentLocales";

    private final Database database;

    SiteSettingStore(Database database) {
        this.database = database;
    }

    /** Name of the site; "Yizhan 易展" until the set-up. */
    public String siteName() {
        return find(NAME).orElse("Yizhan 易展");
    }

    /** BCP 47 tag of the admin's first language; zh-Hans until the set-up. */
    public String language() {
        return find(LANGUAGE).orElse("zh-Hans");
    }

    /** BCP 47 tags of the locales content is written in, the default first; empty until the set-up. */
    public List<String> contentLocales() {
        return find(LOCALES).map(text -> List.of(text.split(" ", -1))).orElse(List.of());
    }

    /** Whether sample content was wished for at the set-up. */
    public boolean sampleContentWanted() {
        return find("sampleContent").filter("true"::equals).isPresent();
    }

    void write(DSLContext sql, String siteName, String language, List<String> contentLocales, boolean sampleContent) {
        put(sql, NAME, siteName);
        put(sql, LANGUAGE, language);
        put(sql, LOCALES, String.join(" ", contentLocales));
        put(sql, "sampleContent", String.valueOf(sampleContent));
    }

    Optional<String> find(DSLContext sql, String key) {
        return sql.select(SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.KEY.eq(key))
                .fetchOptional(SETTING.VALUE);
    }

    /** The value, its row locked until the transaction ends. */
    Optional<String> lock(DSLContext sql, String key) {
        return sql.select(SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.KEY.eq(key))
                .forUpdate()
                .fetchOptional(SETTING.VALUE);
    }

    void put(DSLContext sql, String key, String value) {
        sql.insertInto(SETTING)
                .set(SETTING.KEY, key)
                .set(SETTING.VALUE, value)
                .onDuplicateKeyUpdate()
                .set(SETTING.VALUE, value)
                .execute();
    }

    /** The first value stays. */
    void putIfAbsent(DSLContext sql, String key, String value) {
        sql.insertInto(SETTING)
                .set(SETTING.KEY, key)
                .set(SETTING.VALUE, value)
                .onDuplicateKeyIgnore()
                .execute();
    }

    private Optional<String> find(String key) {
        return database.read(sql -> find(sql, key));
    }
}
