package org.tongqu.scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tongqu.onboarding.Conformance.*;
import java.util.*;
@ExtendWith(OnboardingHub.class)
class ZTmpIT {
  @Test void x() throws Exception {
    var all = List.of("paic-sim","gpic-sim","cicp-sim","ygbx-sim","taic-sim","snic-sim","ccic-sim","cpic-sim","picc-sim");
    var h = OnboardingHub.hub();
    for (String p : all) OnboardingHub.Started.begin(h.hub(), p);
    for (String p : all) { long t=System.nanoTime(); Run r = OnboardingHub.Started.ended(h.hub(), p);
      System.out.println("RUN " + p + " " + r.passed() + " " + r.broken() + " waited " + (System.nanoTime()-t)/1000000);
      for (Entry e : r.played()) { System.out.println("  " + e.number()+" "+e.result()+" "+e.findings()+" "+e.remark().en());
        if (e.result()==Result.FAILED) e.sent().forEach(s -> System.out.println("       "+s)); } }
    System.out.println("MSGS " + h.hub().bean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("select partner,state,error_code,count(*) from ledger_message group by 1,2,3 order by 1,2,3").query().listOfRows().toString().replace("}, ","}\n"));
  }
}
