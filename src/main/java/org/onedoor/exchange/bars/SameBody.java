package org.onedoor.exchange.bars;

import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether two bodies say the same, however their properties are ordered and their lines broken. */
final class SameBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SameBody() {}

    static boolean of(byte[] one, byte[] other) {
        if (Arrays.equals(one, other)) {
            return true;
        }
        try {
            return JSON.readTree(one).equals(JSON.readTree(other));
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
