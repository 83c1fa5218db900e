package org.onedoor.crisis.notice.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onedoor.platform.Invalid;
import org.onedoor.platform.Refused;
import org.onedoor.platform.StaleEdit;
import org.onedoor.platform.web.SentBefore;
import org.onedoor.platform.web.TypedForm;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What every form on a notice's page has in common: done, it leads back there; refused, it shows what was typed and why. */
final class NoticeDeeds {
    private NoticeDeeds() {}

    /** The key by which a form is sent once; another one where what it says was not sent under its own. */
    static String key(TypedForm typed, @Nullable String sent) {
        String fresh = UUID.randomUUID().toString();
        return sent == null ? typed.getOr("key", fresh) : fresh;
    }

    /** The page again. @param conflict why it was not done, where nothing that was typed is wrong */
    interface Again {
        String show(@Nullable String conflict);
    }

    /** @param slower what whoever was slower is told */
    static String said(String done, String slower, TypedForm typed, Model model, Runnable deed, Again again) {
        try {
            deed.run();
            return "redirect:" + done;
        } catch (Invalid e) {
            typed.wrong(e.problems());
            model.addAttribute("status", HttpStatus.UNPROCESSABLE_ENTITY);
            return again.show(null);
        } catch (Refused e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return again.show(SentBefore.words(e));
        } catch (StaleEdit e) {
            model.addAttribute("status", HttpStatus.CONFLICT);
            return again.show(slower);
        }
    }

    static long version(TypedForm typed) {
        return typed.get("version").matches("[0-9]{1,9}") ? Long.parseLong(typed.get("version")) : -1;
    }
}
