package io.yizhan.core.delivery;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How many things the maps, caches and collections hold that the program's beans lead to, by the fields they stand in: whatever keeps
 * something of each request shows here, also what nobody thought of.
 */
final class HeldSizes {
    private static final String OURS = "io.yizhan.";

    private final Map<String, Long> sizes = new TreeMap<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Place> waiting = new ArrayDeque<>();

    private record Place(String name, Object value) {}

    static Map<String, Long> of(ApplicationContext context) {
        HeldSizes sizes = new HeldSizes();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            if (definition.isSingleton() && definition.getBeanType().getName().startsWith(OURS)) {
                sizes.add(definition.getBeanType().getSimpleName(), context.getBean(definition));
            }
        }
        while (!sizes.waiting.isEmpty()) {
            sizes.look(sizes.waiting.removeLast());
        }
        return sizes.sizes;
    }

    private void add(String name, @Nullable Object value) {
        if (value != null && seen.add(value)) {
            waiting.add(new Place(name, value));
        }
    }

    private void look(Place place) {
        String name = place.name();
        switch (place.value()) {
            case AsyncCache<?, ?> cache -> add(name, cache.synchronous());
            case Cache<?, ?> cache -> {
                cache.cleanUp();
                sizes.merge(name, cache.estimatedSize(), Long::sum);
                cache.asMap().forEach((key, value) -> elements(name, key, value));
            }
            case Map<?, ?> map -> {
                sizes.merge(name, (long) map.size(), Long::sum);
                map.forEach((key, value) -> elements(name, key, value));
            }
            case Collection<?> several -> {
                sizes.merge(name, (long) several.size(), Long::sum);
                several.forEach(one -> add(name, one));
            }
            case Optional<?> some -> some.ifPresent(one -> add(name, one));
            case AtomicReference<?> reference -> add(name, reference.get());
            case Object one when one.getClass().getName().startsWith(OURS) -> fields(one);
            default -> {
                // what others made holds nothing of ours
            }
        }
    }

    private void elements(String name, @Nullable Object key, @Nullable Object value) {
        add(name, key);
        add(name, value);
    }

    private void fields(Object one) {
        for (Class<?> type = one.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && type.getName().startsWith(OURS)) {
                    field.setAccessible(true);
                    try {
                        add(type.getSimpleName() + "." + field.getName(), field.get(one));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
    }
}
