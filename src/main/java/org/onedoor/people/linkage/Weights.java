package org.onedoor.people.linkage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads what agreement is worth from {@code linkage/weights.yaml}, the file a data analyst can read and change. */
public final class Weights {
    private Weights() {}

    /** @throws IllegalStateException naming the field and what is wrong with it */
    public static Model read(List<Shape.Field> fields) {
        try (InputStream file =
                Objects.requireNonNull(Weights.class.getResourceAsStream("/linkage/weights.yaml"), "weights.yaml")) {
            Map<String, Map<String, List<Double>>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            double[][] matched = new double[fields.size()][Level.COUNT];
            double[][] unmatched = new double[fields.size()][Level.COUNT];
            for (int field = 0; field < fields.size(); field++) {
                String name = fields.get(field).name();
                Map<String, List<Double>> levels = all.get(name);
                if (levels == null) {
                    throw new IllegalStateException("weights.yaml says nothing of '%s'".formatted(name));
                }
                read(name, levels, matched[field], unmatched[field]);
            }
            return new Model(fields, 0.5, matched, unmatched);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(String name, Map<String, List<Double>> levels, double[] matched, double[] unmatched) {
        for (Level level : Level.values()) {
            List<Double> pair = levels.get(level.name().toLowerCase(Locale.ROOT));
            matched[level.ordinal()] = pair == null ? 1e-6 : pair.getFirst();
            unmatched[level.ordinal()] = pair == null ? 1e-6 : pair.getLast();
        }
        for (double[] shares : List.of(matched, unmatched)) {
            double sum = 0;
            for (double share : shares) {
                sum += share;
            }
            if (Math.abs(sum - 1) > 0.01) {
                throw new IllegalStateException(
                        "The shares of '%s' in weights.yaml add up to %.4f and not to 1".formatted(name, sum));
            }
        }
    }
}
