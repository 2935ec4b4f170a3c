package io.yizhan.core.publishing;

import static io.yizhan.core.database.generated.Tables.UNIQUE_KEY;

import io.yizhan.core.model.ContentType;
import io.yizhan.core.model.Field;
import io.yizhan.core.model.Locales;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Finds entries by slugs they have or had. */
@Singleton
public class PublishedSlugStore {

    /**
     * @param locales in which a localised slug may stand, best first
     * @param publishedOnly only slugs that were ever public
     */
    public Optional<UUID> find(
            DSLContext sql, ContentType type, Field field, List<String> locales, String slug, boolean publishedOnly) {
        return sql.select(UNIQUE_KEY.ENTRY_ID)
                .from(UNIQUE_KEY)
                .where(stands(type, field, locales, slug))
                .and(publishedOnly ? UNIQUE_KEY.IS_PUBLISHED.isTrue() : DSL.noCondition())
                .limit(1)
                .fetchOptional(UNIQUE_KEY.ENTRY_ID);
    }

    /**
     * All whose slug it ever was in public: a slug that went out never leads to another entry again, but in each locale it may
     * be another's.
     */
    public List<UUID> findAll(DSLContext sql, ContentType type, Field field, List<String> locales, String slug) {
        return sql.selectDistinct(UNIQUE_KEY.ENTRY_ID)
                .from(UNIQUE_KEY)
                .where(stands(type, field, locales, slug))
                .and(UNIQUE_KEY.IS_PUBLISHED.isTrue())
                .fetch(UNIQUE_KEY.ENTRY_ID);
    }

    private static Condition stands(ContentType type, Field field, List<String> locales, String slug) {
        List<String> places = field.localized() ? locales : List.of(Locales.SHARED);
        return UNIQUE_KEY
                .SCOPE
                .eq(type.id() + ":" + field.key())
                .and(UNIQUE_KEY.LOCALE.in(places))
                .and(UNIQUE_KEY.VALUE.eq(slug));
    }
}
