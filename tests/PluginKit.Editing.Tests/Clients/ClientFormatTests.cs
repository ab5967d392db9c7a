using PluginKit.Tests.Clients;

namespace PluginKit.Editing.Tests.Clients;

/// <summary>What the real clients keep, change and refuse in their own files, against the page that says so; and that we keep all of it.</summary>
public class ClientFormatTests
{
    [RealClientsFact]
    public void Claude_settings() =>
        FormatPage.Compare("claude settings.json", SettingsFeatures.All.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(static feature => ClientTrial.Claude(feature, ".claude", "settings.json")));

    [RealClientsFact]
    public void Codex_config() => FormatPage.Compare("codex config.toml", ConfigFeatures.All.Select(ClientTrial.Codex));

    [RealClientsFact]
    public void Documents_that_the_clients_only_read()
    {
        FormatPage.CompareReading("marketplace.json", SpelledDocument.All.Select(ReadingTrial.Marketplace));
        FormatPage.CompareReading("plugin.json", SpelledDocument.All.Select(ReadingTrial.Plugin));
    }

    [Fact]
    public void Everything_a_settings_file_may_look_like_survives_our_edit()
    {
        foreach (ClientFeature feature in SettingsFeatures.All)
        {
            Survives(TextFormat.Json, feature, KeyPath.Of("enabledPlugins", "demo@trial"));
            Survives(TextFormat.Jsonc, feature, KeyPath.Of("enabledPlugins", "demo@trial"));
        }
    }

    [Fact]
    public void Everything_a_config_file_may_look_like_survives_our_edit()
    {
        foreach (ClientFeature feature in ConfigFeatures.All)
        {
            Survives(TextFormat.Toml, feature, KeyPath.Of("plugins", "demo@trial", "enabled"));
        }
    }

    private static void Survives(TextFormat format, ClientFeature feature, KeyPath path)
    {
        StructuredEditResult set = StructuredText.Apply(format, feature.Before, [new SetMember { Path = path, Value = true }]);
        if (!set.IsOk)
        {
            set.Bytes.ToArray().ShouldBe(feature.Before, feature.Name);
            set.Error!.Line.ShouldBeGreaterThan(0, feature.Name);
            return;
        }

        bool wasThere = StructuredText.Read(format, feature.Before).TryFind(KeyPath.Of(path.Segments[0]), out _);
        KeyPath added = KeyPath.Of([.. path.Segments.Take(wasThere ? 2 : 1)]);
        StructuredEditResult removed = StructuredText.Apply(format, set.Bytes, [new RemoveMember { Path = added }]);
        bool isMadeOfNothing = feature.Before.Length == 0 && format != TextFormat.Toml;
        removed.Bytes.ToArray().ShouldBe(isMadeOfNothing ? "{}\n"u8.ToArray() : feature.Before, feature.Name);
    }
}
