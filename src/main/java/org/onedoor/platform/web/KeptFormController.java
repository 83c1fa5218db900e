package org.onedoor.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.onedoor.platform.Action;
import org.onedoor.platform.CurrentActor;
import org.onedoor.platform.Does;
import org.onedoor.platform.KeptForms;
import org.onedoor.platform.Refused;
import org.onedoor.platform.SealingKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Shows a form again with what was typed into it. The page itself asks the gate, as it did the first time. */
@Controller
class KeptFormController {
    private final KeptForms kept;

    KeptFormController(KeptForms kept) {
        this.kept = kept;
    }

    @GetMapping("/kept/{secret}")
    @Does(value = Action.READ, data = "open")
    String again(@PathVariable String secret, HttpServletRequest request) {
        SealingKey key = new SealingKey(secret);
        KeptForms.Kept form =
                kept.find(CurrentActor.get().accountId(), key).orElseThrow(() -> new Refused("not-kept", """
                        Nothing you typed is kept here. It is shown once, only to the account it was typed with, and for 30 \
                        minutes. If you typed it with another account: sign out, sign in with that one and open this \
                        address again."""));
        request.setAttribute(KeptFormPage.SHOWN, new KeptFormPage(form, () -> kept.forget(key)));
        return "forward:" + form.page();
    }
}
