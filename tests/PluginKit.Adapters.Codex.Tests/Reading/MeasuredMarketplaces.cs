namespace PluginKit.Adapters.Codex.Tests.Reading;

/// <summary>
/// Marketplace files named <c>mk</c> with the entry <c>alpha</c> first, and the plugins that the client lists of each; <see langword="null"/> where it rejects the
/// whole file and, with it, the listing of every plugin.
/// </summary>
internal static class MeasuredMarketplaces
{
    private const string Alpha = """{"name":"alpha","source":"./p/alpha"}""";

    public static TheoryData<string, string?> Rows { get; } = Make();

    private static TheoryData<string, string?> Make()
    {
        var rows = new TheoryData<string, string?>
        {
            { """{"name":"mk","x":1,"x":2,"interface":null,"plugins":[]}""", string.Empty },
            { $$"""{"name":"other","plugins":[{{Alpha}}]}""", "alpha@other" },
            { $$"""{"name":"bad name","plugins":[{{Alpha}}]}""", string.Empty },
            { $$"""{"name":"openai-curated","plugins":[{{Alpha}}]}""", string.Empty },
            { $$"""{"name":"mk","plugins":[{{Alpha}}],"interface":5}""", null },
            { $$$"""{"name":"mk","plugins":[{{{Alpha}}}],"interface":{"displayName":5}}""", null },
            { $$"""{"name":"mk","plugins":[{{Alpha}}],"name":"mk"}""", null },
            { """{"name":"mk","plugins":null}""", null },
            { $$"""{"name":null,"plugins":[{{Alpha}}]}""", null },
            { "\uFEFF{\"name\":\"mk\",\"plugins\":[]}", null },
            { "{\"name\":\"mk\",\"plugins\":[],}", null },
            { "/*c*/{\"name\":\"mk\",\"plugins\":[]}", null },
            { $$"""{"name":"mk","plugins":[],"x":{{new string('[', 200)}}{{new string(']', 200)}}}""", string.Empty },
            { $$"""{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha","x":{{new string('[', 124)}}{{new string(']', 124)}}}]}""", "alpha@mk" },
            { $$"""{"name":"mk","plugins":[{"name":"alpha","source":"./p/alpha","x":{{new string('[', 125)}}{{new string(']', 125)}}}]}""", null },
        };
        foreach (var (entry, listed) in Entries)
        {
            rows.Add($$"""{"name":"mk","plugins":[{{Alpha}},{{entry}}]}""", listed is null ? null : listed.Length == 0 ? "alpha@mk" : "alpha@mk " + listed);
        }

        return rows;
    }

    private static IEnumerable<(string Entry, string? Listed)> Entries =>
    [
        ("""{"name":"b","source":"./p/b"}""", "b@mk"),
        ("""{"name":"b.c","source":"./p/b"}""", "b.c@mk"),
        ("""{"name":"-b","source":"./p/b"}""", "-b@mk"),
        ("""{"name":".b","source":"./p/b"}""", string.Empty),
        ("""{"name":"b.","source":"./p/b"}""", string.Empty),
        ("""{"name":"b..c","source":"./p/b"}""", string.Empty),
        ("""{"name":"b c","source":"./p/b"}""", string.Empty),
        ("""{"name":"","source":"./p/b"}""", string.Empty),
        ("""{"name":"alpha","source":"./p/b"}""", string.Empty),
        ("""{"name":5,"source":"./p/b"}""", null),
        ("""{"source":"./p/b"}""", null),
        ("""{"name":"b"}""", null),
        ("""["b","./p/b"]""", null),
        ("\"b\"", null),
        ("""{"name":"b","source":"./p/b","source":"./p/b"}""", null),
        ("""{"name":"b","source":"./p/b","version":5,"description":5,"author":5}""", "b@mk"),
        ("""{"name":"b","source":"p/b"}""", string.Empty),
        ("""{"name":"b","source":"./"}""", "b@mk"),
        ("""{"name":"b","source":"./p//b"}""", "b@mk"),
        ("""{"name":"b","source":"./p/./b"}""", "b@mk"),
        ("""{"name":"b","source":"././p/b"}""", string.Empty),
        ("""{"name":"b","source":".//p/b"}""", string.Empty),
        ("""{"name":"b","source":" ./p/b"}""", string.Empty),
        ("""{"name":"b","source":"./p/../b"}""", string.Empty),
        ("""{"name":"b","source":5}""", string.Empty),
        ("""{"name":"b","source":null}""", string.Empty),
        ("""{"name":"b","source":{}}""", string.Empty),
        ("""{"name":"b","source":{"source":"local"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"local","path":"./p/b","ref":5}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"github","repo":"a/b"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"url","url":"https://x.test/a.git"}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"url","url":"a/b"}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"url","url":"git@x.test:a/b.git"}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"url","url":"notaurl"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"url","url":"x.test/a/b"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"url","url":"https://x.test/a","path":"../p"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"url","url":"https://x.test/a","ref":5}}""", string.Empty),
        ("""{"name":"b","source":{"source":"url"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"git-subdir","url":"https://x.test/a.git"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"git-subdir","url":"https://x.test/a.git","path":"x"}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"git-subdir","url":"https://x.test/a.git","path":"/x"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"npm","package":"@s/a"}}""", "b@mk"),
        ("""{"name":"b","source":{"source":"npm","package":"A b"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"npm","package":"a","registry":"x"}}""", string.Empty),
        ("""{"name":"b","source":{"source":"npm"}}""", string.Empty),
        ("""{"name":"b","source":"./p/b","category":null}""", "b@mk"),
        ("""{"name":"b","source":"./p/b","category":5}""", null),
        ("""{"name":"b","source":"./p/b","policy":null}""", null),
        ("""{"name":"b","source":"./p/b","policy":"x"}""", null),
        ("""{"name":"b","source":"./p/b","policy":{"installation":null}}""", null),
        ("""{"name":"b","source":"./p/b","policy":{"authentication":"MAYBE"}}""", null),
        ("""{"name":"b","source":"./p/b","policy":{"installation":"NOT_AVAILABLE"}}""", "b@mk"),
        ("""{"name":"b","source":"./p/b","policy":{"products":null}}""", "b@mk"),
        ("""{"name":"b","source":"./p/b","policy":{"products":["codex"]}}""", "b@mk"),
        ("""{"name":"b","source":"./p/b","policy":{"products":["CHATGPT"]}}""", string.Empty),
        ("""{"name":"b","source":"./p/b","policy":{"products":[]}}""", string.Empty),
        ("""{"name":"b","source":"./p/b","policy":{"products":["x"]}}""", null),
        ("""{"name":"b","source":"./p/b","policy":{"products":"x"}}""", null),
    ];
}
