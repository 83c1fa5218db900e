package org.onedoor.platform.database;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.KeyHolder;

/**
 * The library's client, but for records: it asks each row for each of their columns by the name of the component first, and
 * where that is two words it makes an exception of the driver's, with its translation and its trace, before it asks for the
 * column as we write it. That was a tenth of what a page of a list took. @see RecordRows
 */
record RecordClient(JdbcClient plain) implements JdbcClient {
    @Override
    public StatementSpec sql(String sql) {
        return new Statement(plain.sql(sql));
    }

    private record Statement(StatementSpec plain) implements StatementSpec {
        @Override
        public <T> MappedQuerySpec<T> query(Class<T> type) {
            return type.isRecord() ? plain.query(new RecordRows<>(type)) : plain.query(type);
        }

        @Override
        public StatementSpec withFetchSize(int size) {
            plain.withFetchSize(size);
            return this;
        }

        @Override
        public StatementSpec withMaxRows(int most) {
            plain.withMaxRows(most);
            return this;
        }

        @Override
        public StatementSpec withQueryTimeout(int seconds) {
            plain.withQueryTimeout(seconds);
            return this;
        }

        @Override
        public StatementSpec param(@Nullable Object value) {
            plain.param(value);
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value) {
            plain.param(index, value);
            return this;
        }

        @Override
        public StatementSpec param(int index, @Nullable Object value, int type) {
            plain.param(index, value, type);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value) {
            plain.param(name, value);
            return this;
        }

        @Override
        public StatementSpec param(String name, @Nullable Object value, int type) {
            plain.param(name, value, type);
            return this;
        }

        @Override
        public StatementSpec params(@Nullable Object... values) {
            plain.params(values);
            return this;
        }

        @Override
        public StatementSpec params(List<?> values) {
            plain.params(values);
            return this;
        }

        @Override
        public StatementSpec params(Map<String, ?> values) {
            plain.params(values);
            return this;
        }

        @Override
        public StatementSpec paramSource(Object values) {
            plain.paramSource(values);
            return this;
        }

        @Override
        public StatementSpec paramSource(SqlParameterSource values) {
            plain.paramSource(values);
            return this;
        }

        @Override
        public ResultQuerySpec query() {
            return plain.query();
        }

        @Override
        public <T> MappedQuerySpec<T> query(RowMapper<T> rows) {
            return plain.query(rows);
        }

        @Override
        public void query(RowCallbackHandler each) {
            plain.query(each);
        }

        @Override
        public <T> T query(ResultSetExtractor<T> whole) {
            return plain.query(whole);
        }

        @Override
        public int update() {
            return plain.update();
        }

        @Override
        public int update(KeyHolder keys) {
            return plain.update(keys);
        }

        @Override
        public int update(KeyHolder keys, String... columns) {
            return plain.update(keys, columns);
        }
    }
}
