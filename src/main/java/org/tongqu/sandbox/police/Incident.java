package org.tongqu.sandbox.police;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A 警单: its fields by their pinyin names, in order. */
public record Incident(LinkedHashMap<String, String> fields) {

    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    /** A call about a traffic accident of the car with this plate. */
    public static Incident call(String jjdbh, Instant calledAt, String plateNo, String plateType) {
        LinkedHashMap<String, String> fields = new LinkedHashMap<>();
        fields.put("jjdbh", jjdbh);
        fields.put("xzqh", "330902");
        fields.put("jjdwdm", "330900000000");
        fields.put("bjxsdm", "1");
        fields.put("hrsj", LOCAL_TIME.format(calledAt));
        fields.put("hzsc", LOCAL_TIME.format(calledAt.plusSeconds(55)));
        fields.put("bjsj", LOCAL_TIME.format(calledAt));
        fields.put("bjdh", "00000000001");
        fields.put("bjrxm", "测试甲");
        fields.put("afdz", "定海区解放西路测试段");
        fields.put("bjnr", "两车相碰，无人受伤（模拟）");
        fields.put("gxdwdm", "330900000000");
        fields.put("bjlbdm", "04");
        fields.put("hpzl", plateType);
        fields.put("hphm", plateNo);
        fields.put("jqjb", "3");
        fields.put("jd", "122.100001");
        fields.put("wd", "30.010001");
        return new Incident(fields);
    }

    /** Its XML, which says that it is GBK. */
    public String toXml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"GBK\"?><jjd>");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            xml.append('<').append(field.getKey()).append('>');
            xml.append(field.getValue().replace("&", "&amp;").replace("<", "&lt;"));
            xml.append("</").append(field.getKey()).append('>');
        }
        return xml.append("</jjd>").toString();
    }
}
