package org.onedoor.platform.database;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ClassUtils;

/**
 * The rows of one question as records: the component {@code teamId} is the column {@code team_id}. Where each column stands
 * is asked once, of the first row. For one question only, and one thread.
 */
final class RecordRows<T> implements RowMapper<T> {
    private static final ConversionService CONVERSION = DefaultConversionService.getSharedInstance();

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final Class<T> type;
    private final Shape shape;
    private int @Nullable [] columns;

    RecordRows(Class<T> type) {
        this.type = type;
        this.shape = SHAPES.get(type);
    }

    /** What of a record does not change from question to question. @param names of its components, as columns are named */
    private record Shape(Constructor<?> constructor, String[] components, String[] names, TypeDescriptor[] types) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                TypeDescriptor[] types = new TypeDescriptor[components.length];
                Arrays.setAll(types, i -> new TypeDescriptor(new MethodParameter(constructor, i)));
                String[] said =
                        Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
                return new Shape(
                        constructor,
                        said,
                        Arrays.stream(said)
                                .map(JdbcUtils::convertPropertyNameToUnderscoreName)
                                .toArray(String[]::new),
                        types);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("%s has not the constructor of a record".formatted(type), e);
            }
        }
    }

    @Override
    public T mapRow(ResultSet rs, int number) throws SQLException {
        int[] at = columns;
        if (at == null) {
            at = columns(rs);
            columns = at;
        }
        @Nullable Object[] values = new Object[at.length];
        for (int i = 0; i < at.length; i++) {
            TypeDescriptor wanted = shape.types()[i];
            Object value = JdbcUtils.getResultSetValue(rs, at[i], wanted.getType());
            values[i] = value != null && ClassUtils.isAssignableValue(wanted.getType(), value)
                    ? value
                    : CONVERSION.convert(value, wanted);
        }
        return type.cast(BeanUtils.instantiateClass(shape.constructor(), values));
    }

    private int[] columns(ResultSet rs) throws SQLException {
        int[] found = new int[shape.names().length];
        for (int i = 0; i < found.length; i++) {
            found[i] = column(rs, shape.names()[i], shape.components()[i]);
        }
        return found;
    }

    /** As we name columns, or else as the component is named. */
    private static int column(ResultSet rs, String name, String component) throws SQLException {
        if (name.equals(component)) {
            return rs.findColumn(name);
        }
        try {
            return rs.findColumn(name);
        } catch (SQLException otherwise) {
            return rs.findColumn(component);
        }
    }
}
