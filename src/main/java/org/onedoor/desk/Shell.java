package org.onedoor.desk;

import org.onedoor.organisation.Organisations;
import org.onedoor.platform.Action;
import org.onedoor.platform.Actor;
import org.onedoor.platform.web.NavigationItem;
import org.onedoor.platform.web.UnreadCount;
import org.onedoor.platform.web.Workplaces;
import org.onedoor.work.Notifications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the shell of every page asks: where somebody works, what waits for them, and where they may go. */
@Configuration(proxyBeanMethods = false)
class Shell {
    @Bean
    Workplaces workplaces(Organisations organisations) {
        return actor -> organisations
                .workplace(actor.organisationId(), actor.teamId())
                .map(names -> new Workplaces.Workplace(names.organisation(), names.team()))
                .orElseGet(() -> new Workplaces.Workplace(
                        actor.role().equals("lived-experience") ? "Lived experience" : "OneDoor", null));
    }

    @Bean
    UnreadCount unreadCount(Notifications notifications) {
        return (Actor actor) -> notifications.unread(actor);
    }

    @Bean
    NavigationItem homeItem() {
        return new NavigationItem(10, "My work", "/", "task");
    }

    @Bean
    NavigationItem referralsItem() {
        return new NavigationItem(20, "Referrals", "/referrals", "referral");
    }

    @Bean
    NavigationItem makeReferralItem() {
        return new NavigationItem(30, "Make a referral", "/referrals/new", "referral", Action.WRITE);
    }

    @Bean
    NavigationItem adviceItem() {
        return new NavigationItem(35, "Advice", "/advice", "advice", Action.WRITE);
    }

    @Bean
    NavigationItem findPersonItem() {
        return new NavigationItem(40, "Find a person", "/people", "demographics");
    }

    @Bean
    NavigationItem emergencyItem() {
        return new NavigationItem(42, "Emergency access", "/emergency", "emergency");
    }

    @Bean
    NavigationItem crisisPlanItem() {
        return new NavigationItem(44, "Crisis plan", "/crisis-plan", "crisis-card");
    }

    @Bean
    NavigationItem endOfLifeItem() {
        return new NavigationItem(44, "End of life", "/end-of-life", "end-of-life");
    }

    @Bean
    NavigationItem residentsItem() {
        return new NavigationItem(12, "Residents", "/residents", "placement");
    }

    @Bean
    NavigationItem agreementsItem() {
        return new NavigationItem(17, "Agreements", "/agreements", "agreement", Action.WRITE);
    }

    @Bean
    NavigationItem privacyItem() {
        return new NavigationItem(15, "Who looked", "/privacy", "access-log");
    }

    @Bean
    NavigationItem stackItem() {
        return new NavigationItem(45, "999 calls", "/stack", "stack");
    }

    @Bean
    NavigationItem crisisItem() {
        return new NavigationItem(43, "Places of safety", "/crisis", "detention");
    }

    @Bean
    NavigationItem noticesItem() {
        return new NavigationItem(46, "Notices", "/notices", "body-referral");
    }

    @Bean
    NavigationItem crisisContactsItem() {
        return new NavigationItem(42, "Crisis contacts", "/crisis/contacts", "crisis-contact");
    }

    @Bean
    NavigationItem registersOfWorkforceItem() {
        return new NavigationItem(66, "AMHPs and doctors", "/workforce", "workforce");
    }

    @Bean
    NavigationItem trainingItem() {
        return new NavigationItem(67, "Training", "/workforce/training", "training");
    }

    @Bean
    NavigationItem figuresItem() {
        return new NavigationItem(50, "Figures", "/figures", "figures");
    }

    @Bean
    NavigationItem plansItem() {
        return new NavigationItem(60, "Plans", "/plans", "plan");
    }

    @Bean
    NavigationItem registersItem() {
        return new NavigationItem(65, "Groups and registers", "/registers", "plan");
    }

    @Bean
    NavigationItem membershipItem() {
        return new NavigationItem(55, "My groups", "/membership", "membership");
    }

    @Bean
    NavigationItem jobsItem() {
        return new NavigationItem(80, "Jobs", "/admin/jobs", "job");
    }

    @Bean
    NavigationItem importsItem() {
        return new NavigationItem(90, "Files", "/admin/imports", "import");
    }
}
