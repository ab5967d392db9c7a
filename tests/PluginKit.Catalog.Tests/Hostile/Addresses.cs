namespace PluginKit.Catalog.Tests.Hostile;

/// <summary>What stands where an address belongs, as it is written in JSON and in quotes in YAML.</summary>
internal static class Addresses
{
    public static readonly string[] Bad =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file://server/share", "ftp://host/x", "mailto:a@b.c", "https://me:secret@host/x", "https://me@host",
        "https://", "https:///x", "http:host", "//host/x", "example.org", "/x", "https://ho st", "https://host/a b", "https://host\\\\x", "https://host/<x>", "https://a\\u202Eb.example",
        "https://host/\\u0000", "git@github.com:o/r.git", "github:o/r", "https://ho..st:99999999",
    ];
}
