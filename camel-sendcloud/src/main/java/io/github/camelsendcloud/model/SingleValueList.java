package io.github.camelsendcloud.model;

import java.io.IOException;
import java.util.AbstractList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;

/**
 * A list with one element that Sendcloud sent as a single value instead of a list. {@link OneOrMany} writes the element
 * as a single value again.
 */
final class SingleValueList<T> extends AbstractList<T> {

    private final T value;

    SingleValueList(T value) {
        this.value = value;
    }

    @Override
    public T get(int index) {
        if (index != 0) {
            throw new IndexOutOfBoundsException(index);
        }
        return value;
    }

    @Override
    public int size() {
        return 1;
    }

    /** Reads a list or a single value. */
    static final class Reader extends JsonDeserializer<List<?>> implements ContextualDeserializer {

        private final JavaType type;

        /** For Jackson, which calls {@link #createContextual} next. */
        Reader() {
            this(null);
        }

        private Reader(JavaType type) {
            this.type = type;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            return new Reader(property.getType());
        }

        @Override
        public List<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.START_ARRAY)
                    ? context.readValue(parser, type) : new SingleValueList<>(context.readValue(parser, type.getContentType()));
        }
    }

    /** Writes a list, or the element of a {@link SingleValueList} as a single value. */
    static final class Writer extends JsonSerializer<List<?>> {

        @Override
        public boolean isEmpty(SerializerProvider provider, List<?> list) {
            return list.isEmpty();
        }

        @Override
        public void serialize(List<?> list, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(list instanceof SingleValueList<?> alone ? alone.value : list, generator);
        }
    }
}
