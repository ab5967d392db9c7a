using PluginKit.Platform.Trees;

namespace PluginKit.Adapters.Codex.Tests.Support;

/// <summary>What goes wrong with an installed plugin outside of PluginKit.</summary>
internal static class CodexDamage
{
    public const string All = "cache,marketplace,toggle,generation,pointer,manifest";

    public static void Do(CodexStage stage, string what, PackagedDelivery delivery)
    {
        var removal = new TreeRemoval(stage.Disk);
        var path = stage.At(CodexStage.Config);
        var config = stage.Text(path)!;
        switch (what)
        {
            case "cache":
                removal.DeleteTree(stage.At(CodexStage.Cache)).ShouldBeNull();
                break;
            case "marketplace":
                stage.With(path, WithoutTable(config, "[marketplaces.integrationctl-alpha]"));
                break;
            case "toggle":
                stage.With(path, WithoutTable(config, $"[plugins.\"{CodexStage.Reference}\"]"));
                break;
            case "generation":
                removal.DeleteTree(stage.At($"{CodexStage.OwnedRoot}/g/{delivery.Digest[7..39]}")).ShouldBeNull();
                break;
            case "pointer":
                stage.Disk.DeleteFile(stage.At(CodexStage.OwnedRoot + "/.agents/plugins/marketplace.json"));
                break;
            default:
                stage.With(stage.At(CodexStage.Cache + "/integrationctl-alpha/alpha/1.0.0/.codex-plugin/plugin.json"), "{ broken");
                break;
        }
    }

    private static string WithoutTable(string config, string header)
    {
        var start = config.IndexOf(header, StringComparison.Ordinal);
        var end = config.IndexOf("\n[", start, StringComparison.Ordinal);
        return config[..start] + (end < 0 ? string.Empty : config[(end + 1)..]);
    }
}
