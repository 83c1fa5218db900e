package org.onedoor.directory.liaison;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onedoor.directory.OpeningHours;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Writing;

/** Reads what somebody typed of a hospital. Every problem says how to mend it. */
final class LiaisonForm {
    private static final int EARLIEST = 1990;

    /** What the tables of posts and stays hold. */
    private static final BigDecimal MOST = BigDecimal.valueOf(999);

    private final Map<String, String> typed;
    private final Map<String, String> problems = new LinkedHashMap<>();

    LiaisonForm(Map<String, String> typed) {
        this.typed = typed;
    }

    Hospital hospital(UUID org, UUID id, Function<String, @Nullable UUID> trusts) {
        String name = text("name", "Write the name of the hospital", Writing.NAME);
        String knownAs = text("knownAs", "Write its short name, such as PAH", 20);
        UUID trust = get("trust").isEmpty() ? null : trusts.apply(get("trust"));
        if (trust == null) {
            problems.put("trust", "Name the trust that runs it, by a name or code OneDoor knows, such as RQW");
        }
        done();
        String code =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-|-$)", "") + "-"
                        + id.toString().substring(24);
        return new Hospital(org, id, code, name, knownAs, Objects.requireNonNull(trust), null, "added here", false, 1);
    }

    LiaisonRepository.Noted hours(UUID hospital, LocalDate today) {
        LocalDate from = day("fromOn");
        if (from == null || from.isAfter(today) || from.getYear() < EARLIEST) {
            problems.put("fromOn", "Write the day from which these hours held, as 2015-10-01. It must not be to come");
        }
        String hours = get("hours");
        if (!hours.equals(Liaison.NONE)) {
            try {
                OpeningHours.parse(hours, true);
            } catch (IllegalArgumentException | DateTimeException notHours) {
                problems.put("hours", "Write always, none, or mon-fri 09:00-17:00; sat 10:00-12:00");
            }
        }
        String source = text("source", "Say where this is known from", Writing.LINE);
        done();
        return new LiaisonRepository.Noted(hospital, Objects.requireNonNull(from), hours, source);
    }

    Liaison.Answer answer(List<String> items, LocalDate today, String role) {
        String item = get("item");
        if (!items.contains(item)) {
            problems.put("item", "Choose what it is about");
        }
        String answer = get("answer");
        if (!List.of("yes", "partly", "no").contains(answer)) {
            problems.put("answer", "Choose yes, partly or no");
        }
        String note = text("note", "Say what shows it, such as: rota of March 2026", Writing.LINE);
        done();
        return new Liaison.Answer(item, today, answer, note, role);
    }

    LiaisonModels.Noted model(LocalDate today) {
        LiaisonModels.Model model = LiaisonModels.Model.of(get("model")).orElse(null);
        if (model == null) {
            problems.put("model", "Choose the model");
        }
        LocalDate from = past("modelFrom", today);
        String source = text("modelSource", "Say where this is known from", Writing.LINE);
        done();
        return new LiaisonModels.Noted(Objects.requireNonNull(model), Objects.requireNonNull(from), source);
    }

    LiaisonModels.Staff staff(LocalDate today) {
        String profession = text("profession", "Write the profession, such as: consultant psychiatrist", Writing.NAME);
        BigDecimal required = number("required", "Write the whole-time equivalents the model asks for, such as 2.0");
        BigDecimal inPost = number("inPost", "Write the whole-time equivalents in post, such as 1.6");
        String source = text("staffSource", "Say where both numbers are known from", Writing.LINE);
        done();
        return new LiaisonModels.Staff(
                profession.toLowerCase(Locale.UK),
                today,
                Objects.requireNonNull(required),
                Objects.requireNonNull(inPost),
                source);
    }

    LiaisonModels.Month month(LocalDate today) {
        LocalDate month = null;
        try {
            month = get("month").matches("[12][0-9]{3}-[0-9]{2}")
                    ? YearMonth.parse(get("month")).atDay(1)
                    : null;
        } catch (DateTimeException notAMonth) {
            // told below
        }
        if (month == null || month.getYear() < EARLIEST || month.plusMonths(1).isAfter(today)) {
            problems.put("month", "Write a month that is over, as 2026-03");
        }
        String admissions = get("admissions");
        if (!admissions.matches("[0-9]{1,5}")) {
            problems.put("admissions", "Write how many were admitted, as a number");
        }
        BigDecimal stay = number("stay", "Write the mean stay in days, such as 12.5");
        String source = text("effectSource", "Say where both numbers are known from", Writing.LINE);
        done();
        return new LiaisonModels.Month(
                Objects.requireNonNull(month), Integer.parseInt(admissions), Objects.requireNonNull(stay), source);
    }

    private @Nullable LocalDate past(String field, LocalDate today) {
        LocalDate day = day(field);
        if (day == null || day.isAfter(today) || day.getYear() < EARLIEST) {
            problems.put(field, "Write the day from which it held, as 2015-10-01. It must not be to come");
        }
        return day;
    }

    private @Nullable BigDecimal number(String field, String problem) {
        if (get(field).matches("[0-9]{1,3}([.][0-9])?") && new BigDecimal(get(field)).compareTo(MOST) <= 0) {
            return new BigDecimal(get(field));
        }
        problems.put(field, problem);
        return null;
    }

    private void done() {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private String get(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    private String text(String field, String problem, int longest) {
        String text = get(field);
        if (text.isEmpty() || text.length() > longest) {
            problems.put(field, text.isEmpty() ? problem : "Use at most %d letters".formatted(longest));
        }
        return text;
    }

    private @Nullable LocalDate day(String field) {
        try {
            return LocalDate.parse(get(field));
        } catch (DateTimeException notADay) {
            return null;
        }
    }
}
